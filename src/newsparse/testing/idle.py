"""What a source states and nothing needs: selectors and patterns without which its articles are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from newsparse.declaration import LABELS, MARK, as_labellers
from newsparse.signs import Sign, apart
from newsparse.source import Layout, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsparse.samples import Sample

Owner = type[Source] | type[Layout]


class Statement(NamedTuple):
    """One thing that a source, a layout of it or a class that it inherits from states."""

    owner: Owner
    attribute: str
    value: Any
    """A labeller, a time format, or the name of a method."""

    def told(self, source: Source) -> str:
        """As messages name it: ``turan.byline = css('.author')``."""
        layout = f".{self.owner.__name__}" if issubclass(self.owner, Layout) else ""
        method = isinstance(self.value, str) and self.attribute != "related_timestamp"
        said = f"by {self.value}()" if method else f"= {self.value!r}"
        return f"{source.name}{layout}.{self.attribute} {said}"


def idle_statements(source: Source, samples: Sequence[Sample], kin: Sequence[Sample] = ()) -> list[str]:
    """What makes no difference to any of the source's samples, as in ``turan.byline = css('.author')``.

    A selector, pattern, format or `@field` method is idle where every article is the same without it; a layout's
    `when` where they are without the layout; a sign where no dump holds it. `kin` are samples of sources that inherit
    from the same class: what that class states may serve them alone.
    """
    dumps = [sample.text for sample in samples if sample.kind == "text"]
    idle = [
        f"{source.name}.signs: {sign!r}"
        for sign in source.signs
        if not any(apart(text, [Sign(sign.regex, sign.flags)]) for text in dumps)
    ]
    for statement in statements(source):
        owner = statement.owner
        related = [one for one in kin if isinstance(one.chosen, owner)] if issubclass(owner, Source) else []
        tried = [*((source, sample) for sample in samples), *((one.chosen, one) for one in related)]
        if not any(differs(one, statement, sample) for one, sample in tried):
            idle.append(statement.told(source))
    return idle


def statements(source: Source) -> Iterator[Statement]:
    """What the source and its layouts state, all that they inherit among it; signs left out."""
    for stated in (type(source), *source.layouts):
        for owner in stated.__mro__:
            if owner in (Source, Layout) or not issubclass(owner, Source | Layout):
                continue
            for attribute, value in vars(owner).items():
                if getattr(stated, attribute) is not value:  # another class states it anew
                    continue
                if attribute in LABELS:
                    labellers = (value,) if isinstance(value, str) else as_labellers(value)
                    yield from (Statement(owner, attribute, one) for one in labellers)
                elif attribute == "when":
                    yield Statement(owner, attribute, value)
                elif hasattr(value, MARK):
                    yield Statement(owner, getattr(value, MARK), attribute)


def differs(source: Source, statement: Statement, sample: Sample) -> bool:
    """Whether a sample's article is another without the statement."""
    article = sample.article if sample.chosen is source else sample.parse(source)
    return article != sample.parse(without(source, statement))


def without(source: Source, statement: Statement) -> Source:
    """The source as it would be, had it not stated that."""
    own, (owner, attribute, value) = type(source), statement
    body: dict[str, Any] = {"name": source.name, "__module__": own.__module__}
    if issubclass(owner, Layout):
        body["layouts"] = tuple(layouts_without(source, owner, statement))
    elif attribute in LABELS:
        body[attribute] = rest(own.__mro__, statement)
    less = cast("type[Source]", type(own.__name__, (own,), body))()
    for one in (less, *less.variants):
        if one.field_methods.get(attribute) == value:
            type(one).field_methods = {name: method for name, method in one.field_methods.items() if name != attribute}
    return less


def layouts_without(source: Source, owner: type[Layout], statement: Statement) -> Iterator[type[Layout]]:
    """The source's layouts, of which one has not stated something; without its `when` there's no layout."""
    for layout in source.layouts:
        if not issubclass(layout, owner) or statement.attribute not in (*LABELS, "when"):
            yield layout
        elif statement.attribute in LABELS:
            less = rest((*layout.__mro__, *type(source).__mro__), statement)
            yield cast("type[Layout]", type(layout.__name__, (layout,), {statement.attribute: less}))


def rest(order: Sequence[type], statement: Statement) -> Any:
    """What is stated without that: the other labellers of a tuple, else what the next class in order states."""
    owner, attribute, value = statement
    others = tuple(one for one in as_labellers(vars(owner)[attribute]) if one is not value)
    heirs = order[order.index(owner) + 1 :]
    return others or next(vars(one)[attribute] for one in heirs if attribute in vars(one))
