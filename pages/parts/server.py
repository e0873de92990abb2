"""What the web server has beside Streamlit's own: an address for health, guards before uploads and other sites, the shape of its log."""

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
    yield None
