"""Which addresses of the network may be asked: public ones only, checked at every hop before anything is sent."""

import ipaddress
import socket

# Not public in every Python that this runs on: protocol assignments, 6to4 relays, 6to4, documentation, NAT64 for local use.
NEVER = tuple(
    map(
        ipaddress.ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
)
UNICAST = ipaddress.ip_network("2000::/3")  # all that is handed out for the public network so far
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address as networks with IPv6 alone see it


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network; one that wraps an IPv4 address is as public as that."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip in TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in UNICAST:
            return False
    if any(ip.version == net.version and ip in net for net in NEVER):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


def resolved(host: str, port: int) -> list[str]:
    """Every IP address of a host name, each once. Raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
