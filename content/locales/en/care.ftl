care-taken = Somebody else was faster and is looking after it.
