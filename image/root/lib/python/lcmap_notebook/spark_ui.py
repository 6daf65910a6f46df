"""Opens the Spark UI of this server's kernels through Jupyter's own port, behind Jupyter's token.

    /spark-ui/                 the applications that run
    /spark-ui/<application>/   the pages of one, every tab

A Jupyter server extension. Spark writes its links below the path that `X-Forwarded-Context` names
(UIUtils.uiRoot); its scripts misread a path with a folder called "proxy" (SPARK-34659), and this has none.
docs/adr/0051-spark-ui.md says why it is not jupyter-server-proxy.
"""

import asyncio
import html
import os
from urllib.parse import urlsplit

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from lcmap_notebook import applications

PATH = "spark-ui"
# What Spark needs to know of a request. Never the cookie, the token, or the host.
REQUEST_HEADERS = ("Accept", "Accept-Language", "Content-Type", "If-Modified-Since", "If-None-Match", "User-Agent")
RESPONSE_HEADERS = ("Content-Type", "Cache-Control", "ETag", "Last-Modified", "Content-Security-Policy")
SECONDS = 60


class IndexHandler(JupyterHandler):
    """The list of Spark applications; one alone opens at once."""

    @web.authenticated
    async def get(self):
        names = list(await asyncio.to_thread(applications.running))
        if len(names) == 1:
            self.redirect(url_path_join(self.base_url, PATH, names[0], "jobs/"))
            return
        items = "".join(f'<li><a href="{html.escape(name)}/jobs/">{html.escape(name)}</a></li>' for name in names)
        self.finish(
            "<!doctype html><title>Spark UI</title><h1>Spark UI</h1>"
            + (f"<ul>{items}</ul>" if items else "<p>No kernel of this server runs Spark now.</p>")
        )


class SparkUiHandler(JupyterHandler):
    """Hands one request on to the Spark UI of an application."""

    def check_xsrf_cookie(self):
        """Spark's forms know nothing of Jupyter's cookie; a page of this server has to have sent them."""
        changes = self.request.method == "POST" or self.request.path.rstrip("/").endswith("/kill")
        if changes and not self.check_referer():
            raise web.HTTPError(403, "Only a page of this server may do that")

    @web.authenticated
    async def get(self, name: str, path: str):
        known = await asyncio.to_thread(applications.running)
        if name not in known:
            raise web.HTTPError(404, f"The Spark application {name} has ended, or is none of this server's kernels")
        await self.hand_on(known[name], path)

    post = get
    head = get

    async def hand_on(self, application: applications.Application, path: str):
        home = url_path_join(self.base_url, PATH, application.name)
        query = "&".join(part for part in self.request.query.split("&") if not part.startswith("token="))
        origin = f"http://{application.host}:{application.port}"
        headers = {name: self.request.headers[name] for name in REQUEST_HEADERS if name in self.request.headers}
        request = HTTPRequest(
            f"{origin}/{path}" + (f"?{query}" if query else ""),
            method=self.request.method,
            headers={**headers, "X-Forwarded-Context": home},
            body=self.request.body if self.request.method == "POST" else None,
            follow_redirects=False,
            request_timeout=SECONDS,
        )
        try:
            response = await AsyncHTTPClient().fetch(request, raise_error=False)
        except (OSError, HTTPClientError) as error:
            raise web.HTTPError(502, f"The Spark UI of {application.name} does not answer") from error
        self.set_status(response.code, response.reason)
        self.clear_header("Content-Security-Policy")
        for header in RESPONSE_HEADERS:
            if header in response.headers:
                self.set_header(header, response.headers[header])
        if "Location" in response.headers:
            self.set_header("Location", self.outside(response.headers["Location"], home))
        self.finish(response.body if response.code not in (204, 304) else None)

    @staticmethod
    def outside(location: str, home: str) -> str:
        """A redirect of Spark's, as the browser has to see it."""
        target = urlsplit(location)
        path = target.path if target.path.startswith(home + "/") else home + "/" + target.path.lstrip("/")
        return path + (f"?{target.query}" if target.query else "")


def _jupyter_server_extension_points():
    return [{"module": "lcmap_notebook.spark_ui"}]


def _load_jupyter_server_extension(server):
    base = url_path_join(server.web_app.settings["base_url"], PATH)
    server.web_app.add_handlers(
        ".*$",
        [
            (url_path_join(base, "?"), IndexHandler),
            (url_path_join(base, r"([\w.-]+)", "(.*)"), SparkUiHandler),
        ],
    )
    # Kernels inherit it, and link there.
    os.environ["LCMAP_SPARK_UI"] = base + "/"
