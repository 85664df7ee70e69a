"""Stage 4: the pages as HTML: LocalBrief, figures and the format's templates -> Markup."""
