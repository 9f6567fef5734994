"""Sameness: a kind of claim is the same wherever its object was made, as in another process."""


class OneOfItsClass:
    """Something whose class says all of it: two objects of one class are equal."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))
