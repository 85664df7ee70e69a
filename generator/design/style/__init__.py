"""How figures look: values read from ``templates/figures/style.toml`` and the tokens it names."""
