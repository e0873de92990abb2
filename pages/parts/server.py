"""What the web server has beside Streamlit's own: an address for health, guards before uploads and other sites, the shape of its log."""

import asyncio
import importlib
from contextlib import asynccontextmanager

from starlette.middleware import Middleware

from pages.parts import health, log, origins
from pages.parts.desk import uploads

ROUTES = [health.ROUTE]
MIDDLEWARE = [Middleware(origins.Guard), Middleware(uploads.Guard)]


@asynccontextmanager
async def lifespan(app):
    """From the start of the server to its end."""
    log.start()
    log.take_over()
    # Imported here, where the server is there: what CPC_DATABASE names is copied before the first visit.
    await asyncio.to_thread(importlib.import_module, "pages.parts.data")
    yield None
