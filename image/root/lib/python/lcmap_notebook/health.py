"""Asks notebook servers whether they answer; ends with 1 when one does not.

    python -m lcmap_notebook.health RUNTIME_FOLDER PID...

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


def main() -> None:
    folder, *processes = sys.argv[1:]
    for process in processes:
        try:
            server = json.loads(Path(folder, f"jpserver-{process}.json").read_text())
            print(f"healthy: {ask(server)}")
        except FileNotFoundError:
            sys.exit(f"unhealthy: the notebook server {process} does not serve yet")
        except (OSError, http.client.HTTPException) as error:
            sys.exit(f"unhealthy: the notebook server {process}: {error}")


if __name__ == "__main__":
    main()
