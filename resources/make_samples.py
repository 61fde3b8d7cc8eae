"""Makes the demo's sample folder anew: ``python resources/make_samples.py`` (needs Pillow).

Everything in it is invented: a swimming shop, its customers at ``example.com`` and their
orders. The random numbers are seeded, so that a second run writes the same tables.
"""

from __future__ import annotations

import csv
import io
import json
import random
from datetime import date, timedelta
from pathlib import Path

import sample_art

SAMPLES = Path(__file__).resolve().parent / "kickboard_resources" / "samples"

CUSTOMERS = 40
ORDERS = 2000
FIRST_DAY = date(2026, 1, 1)

#: The customer whose record lacks an address; see `kickboard.demo.teaching`.
WITHOUT_EMAIL = 17

#: (product, price in cents)
PRODUCTS = (
    ("Kickboard Classic", 1690),
    ("Kickboard Junior", 1290),
    ("Pull buoy", 1490),
    ("Short fins", 3450),
    ("Hand paddles", 1890),
    ("Racing goggles", 2990),
    ("Swim cap", 790),
    ("Microfibre towel", 1950),
    ("Snorkel", 2490),
    ("Stopwatch", 1590),
    ("Wet bag", 1350),
    ("Ten-visit card", 4500),
)

_FIRST_NAMES = (
    "Amara Bruno Chiara Dmitri Elif Farid Greta Hana Ivo Jonas Keiko Lena Mateo Nadia Omar Petra "
    "Quentin Rosa Samuel Tove Uma Viktor Wanda Ximena Yusuf Zora Anton Bea Cem Dalia Emil Freya "
    "Gustav Helga Ines Jakub Karin Liam Mona Nils"
)
_LAST_NAMES = (
    "Adler Bianchi Castillo Demir Eriksen Fontaine Grabowski Haddad Ito Jansen Kovacs Lindqvist "
    "Moreau Novak Okafor Pereira Rossi Schwarz Tanaka Urban"
)
_CITIES = (
    "Aarhus",
    "Bern",
    "Cork",
    "Gdynia",
    "Graz",
    "Leiden",
    "Porto",
    "Split",
    "Turku",
    "Uppsala",
)
_STATES = ("paid", "paid", "paid", "paid", "sent", "sent", "sent", "returned")


def main() -> None:
    """Write every sample; the texts beside them are written by hand."""
    SAMPLES.mkdir(exist_ok=True)
    for name, draw in sample_art.PICTURES:
        sample_art.save(draw(), SAMPLES / name)
    (SAMPLES / "customers.json").write_text(customers(), encoding="utf-8", newline="\n")
    (SAMPLES / "orders.csv").write_text(orders(), encoding="utf-8", newline="\n")


def customers() -> str:
    """Return forty customers as a JSON list, one a line."""
    rng = random.Random(2026)
    last_names = _LAST_NAMES.split()
    lines = []
    for number, first in enumerate(_FIRST_NAMES.split(), start=1):
        last = last_names[number * 7 % len(last_names)]
        customer = {
            "id": number,
            "name": f"{first} {last}",
            "email": f"{first}.{last}@example.com".lower(),
            "city": rng.choice(_CITIES),
        }
        if number == WITHOUT_EMAIL:
            del customer["email"]
        lines.append(json.dumps(customer, ensure_ascii=False))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def orders() -> str:
    """Return two thousand orders of the year's first half as CSV, oldest first."""
    rng = random.Random(1896)  # the year of the first Olympic swimming races
    days = sorted(rng.randrange(181) for _ in range(ORDERS))
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(
        ("order_id", "ordered_on", "customer_id", "product", "quantity", "cents", "state")
    )
    for number, day in enumerate(days, start=1):
        product, cents = rng.choice(PRODUCTS)
        quantity = rng.choices((1, 2, 3, 10), weights=(70, 20, 8, 2))[0]
        customer, state = rng.randint(1, CUSTOMERS), rng.choice(_STATES)
        ordered_on = FIRST_DAY + timedelta(days=day)
        table.writerow((number, ordered_on, customer, product, quantity, quantity * cents, state))
    return out.getvalue()


if __name__ == "__main__":
    main()
