#!/usr/bin/env bash
# temporal-polyfill 1.0.8 and the ICU that Node brings along: a Temporal.PlainMonthDay, a birthday for instance, has the
# calendar iso8601 unless told otherwise. toLocaleString with a language's usual calendar throws "Mismatching Calendars"; with
# calendar "iso8601", as that message asks for, it answers in every language the day alone, with an empty place where the
# month's name belongs. Nothing is thrown, so that a letter says "your birthday, 25". What works: toPlainDate of some year
# first.
#
# Seen (Node 20 and 22): " 25" in English, German and French, with month long or short; "25 December" by way of a date.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent temporal-polyfill@1.0.8 node@22.23.3
npx --no-install node --input-type=module -e '
import { Temporal } from "temporal-polyfill";
const day = Temporal.PlainMonthDay.from("12-25");
const shown = ["en-GB", "de", "fr"].map((language) => day.toLocaleString(language, { month: "long", day: "numeric", calendar: "iso8601" }));
let usual = "nothing thrown";
try { day.toLocaleString("en-GB"); } catch (error) { usual = error.message; }
const byDate = day.toPlainDate({ year: 2028 }).toLocaleString("en-GB", { month: "long", day: "numeric" });
console.log(`${process.version}: ${JSON.stringify(shown)}; in the usual calendar: ${usual}; by way of a date: ${byDate}`);
if (shown.some((text) => text.trim() !== "25") || byDate !== "25 December") { console.error("this has changed"); process.exit(1); }
'
