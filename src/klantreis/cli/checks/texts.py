"""What the doctor says, in English and Dutch."""

from __future__ import annotations


def _both(en: str, nl: str) -> dict[str, str]:
    return {"en": en, "nl": nl}


NAMES = {
    "python": _both("Python", "Python"),
    "packages": _both("Packages", "Pakketten"),
    "server_packages": _both("Packages of the server", "Pakketten van de server"),
    "services_packages": _both("Packages of PostgreSQL and Redis", "Pakketten voor PostgreSQL en Redis"),
    "pdf": _both("PDF and its letters", "PDF en zijn letters"),
    "front_end": _both("Front end", "Schermen"),
    "node": _both("Node", "Node"),
    "workspace": _both("Workspace", "Werkruimte"),
    "maps": _both("Maps", "Kaarten"),
    "journeys": _both("Journeys", "Reizen"),
    "disk": _both("Disk", "Schijf"),
    "write": _both("Write access", "Schrijfrecht"),
    "server_folder": _both("Folder of the server", "Map van de server"),
    "database": _both("Database", "Database"),
    "redis": _both("Redis", "Redis"),
    "address": _both("Address", "Adres"),
    "company": _both("A company's sign-in", "Inlog van een bedrijf"),
    "port": _both("Port", "Poort"),
}

SAYS = {
    "python_fits": _both("{version}", "{version}"),
    "python_old": _both("{version} is older than {needed}.", "{version} is ouder dan {needed}."),
    "installed": _both("All {n} are installed.", "Alle {n} zijn geïnstalleerd."),
    "missing": _both("Missing: {names}.", "Niet geïnstalleerd: {names}."),
    "server_missing": _both("Missing: {names}.", "Niet geïnstalleerd: {names}."),
    "services_missing": _both(
        "Missing: {names}. Without them: SQLite and one process.",
        "Niet geïnstalleerd: {names}. Zonder: SQLite en één proces.",
    ),
    "pdf_made": _both(
        "A map becomes a PDF of {kilobytes} kB.", "Een kaart wordt een PDF van {kilobytes} kB."
    ),
    "pdf_failed": _both("A map does not become a PDF: {why}", "Een kaart wordt geen PDF: {why}"),
    "front_end_built": _both("Built.", "Gebouwd."),
    "front_end_missing": _both(
        "Not built: browsers see plain pages only.", "Niet gebouwd: browsers zien alleen eenvoudige pagina's."
    ),
    "node_fits": _both("{version}; it is needed for building only.", "{version}; alleen nodig om te bouwen."),
    "node_not_needed": _both(
        "Not found, and not needed: the front end is built.",
        "Niet gevonden, en niet nodig: de schermen zijn gebouwd.",
    ),
    "node_old": _both(
        "{version} is older than {needed}; the build takes Node from PyPI.",
        "{version} is ouder dan {needed}; de bouw haalt Node van PyPI.",
    ),
    "node_missing": _both(
        "Not found; the build takes Node from PyPI.", "Niet gevonden; de bouw haalt Node van PyPI."
    ),
    "workspace_read": _both(
        "{folder}: {n_events} events, {n_touchpoints} registered touchpoints.",
        "{folder}: {n_events} gebeurtenissen, {n_touchpoints} geregistreerde contactmomenten.",
    ),
    "workspace_none": _both("None here; none was named.", "Hier is er geen en er is geen genoemd."),
    "workspace_unreadable": _both("{folder}: {why}", "{folder}: {why}"),
    "maps_fit": _both("{folder}: all {n} can be read.", "{folder}: alle {n} zijn leesbaar."),
    "maps_unreadable": _both("{folder}: {why}", "{folder}: {why}"),
    "journeys_current": _both(
        "{folder}: up to date with the events.", "{folder}: gelijk met de gebeurtenissen."
    ),
    "journeys_behind": _both("{folder}: behind the events.", "{folder}: lopen achter op de gebeurtenissen."),
    "disk_free": _both("{free} free at {folder}.", "{free} vrij bij {folder}."),
    "disk_short": _both("Only {free} free at {folder}.", "Nog maar {free} vrij bij {folder}."),
    "disk_full": _both("{free} free at {folder}.", "{free} vrij bij {folder}."),
    "writable": _both("{folder} can be written.", "In {folder} kan geschreven worden."),
    "not_writable": _both(
        "{folder} cannot be written: {why}", "In {folder} kan niet geschreven worden: {why}"
    ),
    "server_folder_new": _both(
        "{folder} is made at the first start.", "{folder} wordt bij de eerste start gemaakt."
    ),
    "server_folder_closed": _both(
        "{folder}, readable by its own user alone.", "{folder}, alleen leesbaar voor zijn eigen gebruiker."
    ),
    "server_folder_open": _both(
        "{folder} can be read by other users of this machine.",
        "{folder} is leesbaar voor andere gebruikers van deze machine.",
    ),
    "database_new": _both("SQLite, made at the first start.", "SQLite, bij de eerste start gemaakt."),
    "database_reached": _both("{kind}, reached.", "{kind}, bereikt."),
    "database_behind": _both(
        "{kind}, reached. Changes of its tables that the next start makes: {n}.",
        "{kind}, bereikt. Wijzigingen van de tabellen bij de volgende start: {n}.",
    ),
    "database_failed": _both("{kind} cannot be used: {why}", "{kind} is niet bruikbaar: {why}"),
    "redis_unset": _both(
        "Not named (REDIS_URL): one process answers.", "Niet genoemd (REDIS_URL): één proces antwoordt."
    ),
    "redis_reached": _both("Reached.", "Bereikt."),
    "redis_failed": _both("Cannot be reached: {why}", "Niet bereikbaar: {why}"),
    "address_local": _both("{url}, for this machine.", "{url}, voor deze machine."),
    "address_https": _both("{url}", "{url}"),
    "address_http": _both(
        "{url} is not encrypted: passwords can be read on the way, and passkeys do not work.",
        "{url} is niet versleuteld: wachtwoorden zijn onderweg te lezen en passkeys werken niet.",
    ),
    "company_unset": _both("Not set (KLANTREIS_OIDC_URL).", "Niet ingesteld (KLANTREIS_OIDC_URL)."),
    "company_reached": _both("{url} answers.", "{url} antwoordt."),
    "company_failed": _both("{url} does not answer as it should: {why}", "{url} antwoordt niet goed: {why}"),
    "port_free": _both("{port} is free.", "{port} is vrij."),
    "port_taken": _both("{port} is taken.", "{port} is bezet."),
}

ADVICE = {
    "python_old": _both("Install a newer Python.", "Installeer een nieuwere Python."),
    "missing": _both("pip install klantreis", "pip install klantreis"),
    "server_missing": _both('pip install "klantreis[server]"', 'pip install "klantreis[server]"'),
    "services_missing": _both(
        'Only for a large team: pip install "klantreis[services]"',
        'Alleen voor een groot team: pip install "klantreis[services]"',
    ),
    "pdf_failed": _both(
        "Install the pinned packages again: pip install --force-reinstall typst",
        "Installeer de pakketten opnieuw: pip install --force-reinstall typst",
    ),
    "front_end_missing": _both(
        "make web, or install the wheel: it holds them.", "make web, of installeer de wheel: die bevat ze."
    ),
    "workspace_none": _both(
        "klantreis init -w FOLDER, or klantreis demo", "klantreis init -w MAP, of klantreis demo"
    ),
    "journeys_behind": _both("klantreis build -w {folder}", "klantreis build -w {folder}"),
    "maps_unreadable": _both("klantreis map check -w {folder}", "klantreis map check -w {folder}"),
    "disk_short": _both("Make room before a large import.", "Maak ruimte voor een grote import."),
    "disk_full": _both("Make room: nothing can be kept.", "Maak ruimte: er kan niets bewaard worden."),
    "not_writable": _both(
        "Run it as the user who owns the folder, or change its rights.",
        "Start het als de eigenaar van de map, of wijzig de rechten.",
    ),
    "server_folder_open": _both(
        "chmod 700 {folder}; the next start does so too.",
        "chmod 700 {folder}; de volgende start doet dat ook.",
    ),
    "database_failed": _both(
        "Look at DATABASE_URL, or put a backup of the folder back.",
        "Kijk naar DATABASE_URL, of zet een reservekopie van de map terug.",
    ),
    "redis_failed": _both(
        "Start Redis, or leave REDIS_URL out and serve with one process.",
        "Start Redis, of laat REDIS_URL weg en werk met één proces.",
    ),
    "address_http": _both(
        "Put a proxy with a certificate in front, and say https:// in KLANTREIS_URL.",
        "Zet er een proxy met een certificaat voor en noem https:// in KLANTREIS_URL.",
    ),
    "company_failed": _both(
        "Name the address of which /.well-known/openid-configuration tells.",
        "Noem het adres waarvan /.well-known/openid-configuration vertelt.",
    ),
    "port_taken": _both(
        "Stop what listens there, or choose another: --port {free}",
        "Stop wat daar luistert, of kies een andere: --port {free}",
    ),
}
