"""Where a team stands, and what its data are like."""

from ninja import Router

router = Router()
