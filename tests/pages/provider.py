"""A small OpenID Connect provider on this machine, for tests of the login: it lets in whoever the test says, unasked."""

import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

KEY = RSAKey.generate_key(2048, {"kid": "of-the-test", "use": "sig", "alg": "RS256"})


class Provider(ThreadingHTTPServer):
    """`person`: the claims of whoever logs in next. `url`: the issuer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.person: dict[str, object] = {}
        self.waiting: dict[str, dict[str, str]] = {}  # code -> what the authorize request said


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        path, asked = urlsplit(self.path).path, _flat(urlsplit(self.path).query)
        url = self.server.url
        if path == "/.well-known/openid-configuration":
            places = {f"{name}_endpoint": f"{url}/{name}" for name in ("authorization", "token")}
            signed = {"id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"]}
            self._json({"issuer": url, "jwks_uri": f"{url}/jwks", **places, **signed})
        elif path == "/jwks":
            self._json({"keys": [KEY.as_dict(private=False)]})
        elif path == "/authorization":
            code = secrets.token_urlsafe(12)
            self.server.waiting[code] = asked
            self.send_response(302)
            self.send_header(
                "Location", f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
            )
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        given = _flat(self.rfile.read(int(self.headers["Content-Length"])).decode())
        asked = self.server.waiting.pop(given["code"])
        now = int(time.time())
        claims = {
            "iss": self.server.url,
            "aud": asked["client_id"],
            "iat": now,
            "exp": now + 60,
            "sub": "1",
            "nonce": asked.get("nonce"),
            **self.server.person,
        }
        token = jwt.encode({"alg": "RS256", "kid": "of-the-test"}, claims, KEY)
        self._json({"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": token})

    def _json(self, told: dict) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args) -> None:
        pass


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def provider() -> Iterator[Provider]:
    with Provider() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
