"""Jupyter's settings in this runtime; an option of the command line, or a user's own file, wins over them."""

# ruff: noqa: F821 - Jupyter gives `c`
import socket
from pathlib import Path

# The guide's folder: /home/lcmap/notebook in the image. Elsewhere, the folder of the same name, if there is one.
notebooks = Path.cwd() / "notebook"
c.ServerApp.root_dir = str(notebooks if notebooks.is_dir() else Path.cwd())

# A container is often root's, has no browser, and must stop without a question.
c.ServerApp.allow_root = True
c.ServerApp.open_browser = False
c.ServerApp.answer_yes = True

# The guide serves at this computer's name, which often leads to 127.0.1.1. Jupyter would then answer requests
# for that name, and so for the address that it printed, with 403.
c.ServerApp.local_hostnames = ["localhost", socket.gethostname()]

c.ServerApp.jpserver_extensions = {
    # Looks for two dozen language servers at every start; none is installed here.
    "jupyter_lsp": False,
    "lcmap_notebook.spark_ui": True,
}

# What it says at every start says nothing of this one.
c.Application.logging_config = {
    "filters": {"usual": {"()": "lcmap_notebook.log.Usual"}},
    "handlers": {"console": {"filters": ["usual"]}},
}

# Nothing leaves for the network by itself: no news, no look for updates, no list of extensions.
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
