"""The two ends of a passage."""

from enum import Enum


class Edge(Enum):
    """One end of a passage."""

    START = "start"
    END = "end"
