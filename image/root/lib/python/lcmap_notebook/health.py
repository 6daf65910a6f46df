"""Asks notebook servers whether they answer; ends with 1 when one does not.

    python -m lcmap_notebook.health PID...

Where a server listens (port, base path, TLS) stands in the file that it writes once it serves.
"""

import http.client
import json
import ssl
import sys
from pathlib import Path

WILDCARDS = ("", "*", "0.0.0.0", "::")
SECONDS = 3


def ask(server: dict) -> str:
    """Returns what the server said; raises OSError or HTTPException when it does not answer well."""
    host = "localhost" if server["hostname"] in WILDCARDS else server["hostname"]
    if server["secure"]:
        # Its certificate is for those who come from outside.
        trusting = ssl._create_unverified_context()  # noqa: S323
        connection = http.client.HTTPSConnection(host, server["port"], timeout=SECONDS, context=trusting)
    else:
        connection = http.client.HTTPConnection(host, server["port"], timeout=SECONDS)
    connection.request("GET", server["base_url"] + "api")
    response = connection.getresponse()
    where = f"{host}:{server['port']}{server['base_url']}api"
    if response.status != 200:
        raise OSError(f"{where} answered {response.status} {response.reason}")
    return f"{where} answered {response.status}"


def server_of(process: str) -> dict:
    """What a server has written of itself, where its environment says."""
    environment = Path("/proc", process, "environ").read_bytes().split(b"\0")
    folder = next(entry[20:] for entry in environment if entry.startswith(b"JUPYTER_RUNTIME_DIR="))
    return json.loads(Path(folder.decode(), f"jpserver-{process}.json").read_text())


def main() -> None:
    healthy = True
    for process in sys.argv[1:]:
        try:
            print(f"healthy: {ask(server_of(process))}")
        except (OSError, http.client.HTTPException) as error:
            healthy = False
            reason = "does not serve yet" if isinstance(error, FileNotFoundError) else f"does not answer: {error}"
            print(f"unhealthy: the notebook server {process} {reason}")
    sys.exit(not healthy)


if __name__ == "__main__":
    main()
