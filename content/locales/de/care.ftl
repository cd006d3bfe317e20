care-taken = Jemand anderes war schneller und kümmert sich schon.
