"""A laid-out edition made ready for a press: the screen's PDF -> PDF/X-4 (ISO 15930-7).

``preparation.py`` has the order; each other module is one of its passes.
"""
