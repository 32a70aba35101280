"""A node with the security plug-in: TLS, and two accounts with the roles of ``docs/cluster.md``."""

import json
import re
import ssl
import urllib.request
from pathlib import Path

from tests.cluster.front import Authority
from tests.cluster.nodes import Cluster, give
from tests.cluster.server import guarded

READER, WRITER = "jiyao-reader", "jiyao-writer"
PASSWORDS = {READER: "reads-invented-1", WRITER: "writes-invented-2", "admin": "admin-invented-3"}
_HASHES = {
    READER: "$2b$06$T.KsMeo0HjL97Y8Y3TCGku.Xl9H9Iki34WkdlHjG4gWBlZPK30Dgu",
    WRITER: "$2b$06$wCefz5JaKudHBnDKQIRP6OGCygsXeAbQeic4qQVbv8nyJ0Lmf.KS.",
    "admin": "$2b$06$aQARmr.YgQmvV3K87nMhLOuiw0aOROmoojT/2YeAXuLnoeXiOr6kO",
}
"""Of the passwords above, as the plug-in keeps them (bcrypt)."""
DOCS = Path(__file__).parents[2] / "docs" / "cluster.md"
_ROW = re.compile(r"^ *\| `(jiyao-\w+)` \| (.*) \| (.*) \| (.*) \|$", re.MULTILINE)
_SETTINGS = """\
plugins.security.ssl.transport.pemcert_filepath: server.pem
plugins.security.ssl.transport.pemkey_filepath: server.key
plugins.security.ssl.transport.pemtrustedcas_filepath: authority.pem
plugins.security.ssl.transport.enforce_hostname_verification: false
plugins.security.ssl.http.enabled: true
plugins.security.ssl.http.pemcert_filepath: server.pem
plugins.security.ssl.http.pemkey_filepath: server.key
plugins.security.ssl.http.pemtrustedcas_filepath: authority.pem
plugins.security.allow_default_init_securityindex: true
plugins.security.audit.type: noop
"""
_BASIC = {
    "http_enabled": True,
    "transport_enabled": True,
    "order": 1,
    "http_authenticator": {"type": "basic", "challenge": True},
    "authentication_backend": {"type": "intern"},
}


def documented():
    """Role to its permissions on the cluster, its indices and its permissions on those."""
    rows = _ROW.findall(DOCS.read_text(encoding="utf-8"))
    return {role: [re.findall(r"`([^`]+)`", cell) for cell in cells] for role, *cells in rows}


class GuardedCluster(Cluster):
    """One node that asks for a password and gives each account what its role may do."""

    def _settle(self, node):
        super()._settle(node)
        guarded(self.place)
        config = node.folder / "config"
        authority = Authority(config, "authority")
        authority.sign("IP:127.0.0.1", config / "server.key", config / "server.pem")
        with (config / "opensearch.yml").open("a", encoding="utf-8") as settings:
            settings.write(_SETTINGS)
        (config / "opensearch-security").mkdir()
        for name, (kind, members) in _files().items():
            told = {"_meta": {"type": kind, "config_version": 2}, **members}
            file = config / "opensearch-security" / f"{name}.yml"
            # JSON is YAML.
            file.write_text(json.dumps(told), encoding="utf-8")
        give(node.folder)

    @property
    def authority(self):
        """The certificate that all others are signed with."""
        return self.nodes[0].folder / "config" / "authority.pem"

    def _health(self, node, query):
        context = ssl.create_default_context(cafile=str(self.authority))
        entry = urllib.request.HTTPPasswordMgrWithPriorAuth()
        where = f"https://127.0.0.1:{node.http}"
        entry.add_password(None, where, "admin", PASSWORDS["admin"], is_authenticated=True)
        opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=context), urllib.request.HTTPBasicAuthHandler(entry)
        )
        with opener.open(f"{where}/_cluster/health?{query}", timeout=30) as answer:
            return json.load(answer)


def _files():
    """What the plug-in is told of accounts and roles, by the name of the file: kind and members."""
    roles = {
        role: {
            "cluster_permissions": cluster,
            "index_permissions": [{"index_patterns": indices, "allowed_actions": actions}],
        }
        for role, (cluster, indices, actions) in documented().items()
    }
    mapped = {role: {"users": [role]} for role in roles} | {"all_access": {"users": ["admin"]}}
    dynamic = {"http": {"anonymous_auth_enabled": False}, "authc": {"basic": _BASIC}}
    return {
        "config": ("config", {"config": {"dynamic": dynamic}}),
        "internal_users": ("internalusers", {user: {"hash": h} for user, h in _HASHES.items()}),
        "roles": ("roles", roles),
        "roles_mapping": ("rolesmapping", mapped),
        "action_groups": ("actiongroups", {}),
        "tenants": ("tenants", {}),
    }
