"""Which Spark applications run in this server's kernels, and where their pages are.

A kernel leaves a file for each; the server believes it only where a process that it started itself
(the kernel's JVM) listens at that port. So the server leads to Spark's pages, and to nothing else.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import psutil
from jupyter_core.paths import jupyter_runtime_dir

NAME = re.compile(r"[\w.-]+")
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "127.0.0.1"}


class Application(NamedTuple):
    """A running Spark application and the address of its pages."""

    name: str
    host: str
    port: int


def folder() -> Path:
    return Path(jupyter_runtime_dir(), "spark-ui")


def remember(name: str, url: str) -> None:
    """Called by a kernel: the pages of the application of that id are at that URL."""
    port = urlsplit(url).port
    if port and NAME.fullmatch(name):
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder() / f"{name}.json").write_text(json.dumps({"port": port}))


def listeners() -> dict[int, str]:
    """The ports that processes below this one listen at, with the address to reach them."""
    found = {}
    for process in psutil.Process().children(recursive=True):
        try:
            for connection in process.net_connections("tcp"):
                if connection.status == psutil.CONN_LISTEN:
                    address = connection.laddr.ip.removeprefix("::ffff:")
                    found[connection.laddr.port] = EVERYWHERE.get(address, address)
        except psutil.Error:
            continue  # It has just ended.
    return found


def running() -> dict[str, Application]:
    """Called by the server: the applications of its kernels, by id; forgets those that ended."""
    found = {}
    ports = None
    for file in sorted(folder().glob("*.json")):
        ports = listeners() if ports is None else ports
        port = json.loads(file.read_text())["port"]
        if port in ports:
            found[file.stem] = Application(file.stem, ports[port], port)
        else:
            file.unlink(missing_ok=True)
    return found
