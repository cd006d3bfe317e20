mail-reason-by-mail-left-out = You get this e-mail because you answered one of ours.
mail-reason-by-mail-not-taken = You get this e-mail because you answered one of ours.
