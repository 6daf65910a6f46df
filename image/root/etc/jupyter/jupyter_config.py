"""Settings of every Jupyter command in this runtime."""

# On the host's network, every user of the host can reach a kernel's ports.
c.KernelManager.transport_encryption = "auto"  # noqa: F821 - Jupyter gives `c`
