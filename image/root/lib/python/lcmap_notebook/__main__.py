"""Starts one of Jupyter's servers, and says in one line what a user can mend.

    python -m lcmap_notebook notebook|lab|server [OPTIONS]

Left to itself, Jupyter shows a stack trace for an address that it cannot bind and for Ctrl-C while
it starts, takes another port than the one asked for, and needs a second to parse the grammar of
internationalised addresses, which nothing here asks it to check.
"""

import argparse
import errno
import importlib
import signal
import socket
import sys

APPLICATIONS = {
    "notebook": "notebook.app",
    "lab": "jupyterlab.labapp",
    "server": "jupyter_server.serverapp",
}


def refuse(reason: str) -> None:
    sys.exit(f"lcmap-spark: {reason}")


def check_address(arguments: list[str]) -> None:
    """Ends with one line where the address or the port asked for cannot be had."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--ip", "--ServerApp.ip")
    parser.add_argument("--port", "--ServerApp.port", type=int, default=0)
    try:
        asked, _ = parser.parse_known_args(arguments)
        host = None if asked.ip in ("", "*") else asked.ip or "localhost"
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, asked.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            refuse(
                f"cannot listen on '{asked.ip}', which is no address of this machine ({error.strerror}): "
                "try --ip=127.0.0.1 for this machine only, or --ip=0.0.0.0 for every address it has"
            )
        if error.errno == errno.EADDRINUSE:
            refuse(f"port {asked.port} is in use: give another --port, or none to take the first free one")
        if error.errno == errno.EACCES:
            refuse(f"this user may not listen on port {asked.port}: give a --port above 1023")
        raise
    except argparse.ArgumentError:
        return  # Jupyter says better what is wrong with an option.


def main() -> None:
    # A container's first process ignores SIGTERM until it says otherwise; Jupyter says so only once it serves.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    command, *arguments = sys.argv[1:]
    try:
        check_address(arguments)
        # jsonschema does without it, by its own design; it costs 1.3 s of a start of 3 s.
        sys.modules["rfc3987_syntax"] = None
        sys.argv = [f"jupyter-{command}", *arguments]
        importlib.import_module(APPLICATIONS[command]).main()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    main()
