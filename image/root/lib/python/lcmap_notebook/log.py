"""Leaves out of Jupyter's log what it says at every start and for every notebook."""

import logging
import re

ALWAYS = re.compile(
    r".* \| extension was successfully |Extension package .* took|JupyterLab extension loaded from"
    r"|JupyterLab application directory is|Extension Manager is|Build is up to date"
    # Every notebook that someone else wrote, until it is saved here; the page says so too.
    r"|Notebook .* is not trusted"
    # Jupyter hands its milliseconds to a library that counts in seconds.
    r"|The websocket_ping_timeout "
)


class Usual:
    """A log filter: false for lines that tell nothing of this start."""

    def filter(self, record: logging.LogRecord) -> bool:
        return ALWAYS.match(record.getMessage()) is None
