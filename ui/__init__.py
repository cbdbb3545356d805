"""The window: Qt over the core. It reads and writes projects through `tracker` alone."""
