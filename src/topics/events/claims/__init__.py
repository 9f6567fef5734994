"""What sentences claim that others can contradict: one kind of claim a file; ``registry`` lists them all."""
