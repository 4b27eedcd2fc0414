"""Files of many articles, as press databases export them: Nexis, Factiva, ProQuest.

One module a layout says where an article begins and ends and which line of it is what; `articles` makes an `Article` of
that, and `collection` keeps the count and what couldn't be read.
"""

from newsparse.exports.collection import Export, Problem, parse_many

__all__ = ["Export", "Problem", "parse_many"]
