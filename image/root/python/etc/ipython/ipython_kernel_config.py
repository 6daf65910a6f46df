"""IPython's settings for every kernel of this runtime."""

c.IPKernelApp.extensions = ["lcmap_notebook.kernel"]  # noqa: F821 - IPython gives `c`
