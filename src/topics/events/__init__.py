"""Events: dated statements joined into happenings."""
