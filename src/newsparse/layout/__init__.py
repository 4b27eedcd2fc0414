"""Text dumps whose lines aren't the writer's: wrapped at a width, quoted in a mail, marked up, run together, or full
of characters that nobody sees.

Each module knows one make of dump, tells it surely or leaves the text as it is, and gives what to change as `Edit`s.
"""

from __future__ import annotations

from newsparse.layout.edits import Edit, Edited, apply
from newsparse.layout.marked import Marked, find_marks
from newsparse.layout.runs import gaps
from newsparse.layout.unseen import unseen
from newsparse.layout.wrapping import unwrap

__all__ = ["Edit", "Edited", "Marked", "apply", "find_marks", "gaps", "unseen", "unwrap"]
