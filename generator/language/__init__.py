"""What a language asks for: its numbers and dates (CLDR), its typography, its inline markup."""
