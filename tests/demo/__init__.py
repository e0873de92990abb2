"""A fictional county whose councils publish peer challenge plans and report on them: documents and the truth about them."""
