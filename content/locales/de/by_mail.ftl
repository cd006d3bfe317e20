mail-reason-by-mail-left-out = Du bekommst diese E-Mail, weil du auf eine von uns geantwortet hast.
mail-reason-by-mail-not-taken = Du bekommst diese E-Mail, weil du auf eine von uns geantwortet hast.
