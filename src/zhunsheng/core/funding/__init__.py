"""What a programme is entitled to: a pure function of gate events and the editions of a money policy."""
