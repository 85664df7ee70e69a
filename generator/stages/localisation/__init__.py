"""Stage 2: a brief said in one language: Brief and its catalog -> LocalBrief."""
