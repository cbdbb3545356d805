"""Python's collector of cycles rests while another thread works.

It runs in whichever thread allocates next, and a widget that it deletes outside the window's thread ends
the process.
"""

import gc

_working = 0


def pause() -> None:
    """Another thread begins to work. To be called in the window's thread, as `resume` is."""
    global _working
    _working += 1
    gc.disable()


def resume() -> None:
    """That thread has come to its end; with the last one the collector goes on."""
    global _working
    _working -= 1
    if not _working:
        gc.enable()
