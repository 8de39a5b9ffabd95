#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# import_ratios.sh CLI DATA WORK [RUNS]: imports DATA.jsonl and DATA.csv with our program and with the
# peers that are there, in turn, and prints our time as a share of theirs, by wall and by processor
# time. sqlite3 is looked for on the path, DuckDB as the npm package @duckdb/node-api under WORK/npm.
#   CLI   the built tidemark-cli        DATA  prefix of a log in both formats with the columns below
#   WORK  a folder for the databases, which are removed again
# On a machine that others use, trust the processor time.
set -euo pipefail
cli=$(realpath "${1:?the built tidemark-cli}")
data=$(realpath "${2:?prefix of the data}".jsonl) && data=${data%.jsonl}
work=$(realpath "${3:?a folder to work in}")
runs=${4:-3}
TIMEFORMAT='%R %U %S'
events=$(($(wc -l <"$data.csv") - 1))
columns="ts text, request_id text, account_id text, org_id text, api_key_id text, client_ip text, user_agent text,
    method text, endpoint text, model text, status integer, latency_ms integer, input_tokens integer,
    output_tokens integer, request_bytes integer, response_bytes integer"
duck=
if [ -d "$work/npm/node_modules/@duckdb/node-api" ]; then
    duck=$work/npm/duck.cjs
    cat >"$duck" <<'JS'
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const [path, ...statements] = process.argv.slice(2);
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
})().catch((error) => { console.error(error.message); process.exit(1); });
JS
fi

ours() { # FILE [OPTION...]
    rm -f "$work/ours.tidemark"
    "$cli" new "$work/ours.tidemark" --title bench >/dev/null
    { time "$cli" import "$work/ours.tidemark" "$@" >/dev/null 2>&1; } 2>"$work/time"
    stored=$(stat -c %s "$work/ours.tidemark")
}
sqlite() {
    rm -f "$work/peer.db"
    { time sqlite3 "$work/peer.db" 'pragma journal_mode=off' 'pragma synchronous=off' "create table ev($columns)" \
        ".import --csv --skip 1 $data.csv ev" >/dev/null; } 2>"$work/time"
}
duckdb() { # a table function
    rm -f "$work/peer.duckdb" "$work/peer.duckdb.wal"
    { time (cd "$work/npm" && node "$duck" "$work/peer.duckdb" "create table ev as select * from $1" checkpoint); } \
        2>"$work/time"
}
note() { awk -v name="$1" '{ print name, $1, $2 + $3 }' "$work/time" >>"$work/results"; }
compare() { # OURS PEER
    awk -v a="$1" -v b="$2" '
        function median(list, n,  i, j, t) {
            for (i = 2; i <= n; i++) for (j = i; j > 1 && list[j] < list[j - 1]; j--) { t = list[j]; list[j] = list[j - 1]; list[j - 1] = t }
            return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
        }
        $1 == a { aw[++na] = $2; ac[na] = $3 }
        $1 == b { bw[++nb] = $2; bc[nb] = $3 }
        END {
            if (!na || !nb) exit
            w = median(aw, na); x = median(bw, nb); c = median(ac, na); d = median(bc, nb)
            printf "%-14s against %-12s wall %6.2f s / %6.2f s = %.2f   processor %6.2f s / %6.2f s = %.2f\n", a, b, w, x, w / x, c, d, c / d
        }' "$work/results"
}

: >"$work/results"
cat "$data.jsonl" "$data.csv" >/dev/null # both in the page cache
for ((run = 0; run < runs; run++)); do
    ours "$data.jsonl" --reference-only && note jsonl
    jsonl_bytes=$stored
    [ -n "$duck" ] && duckdb "read_json_auto('$data.jsonl', format='newline_delimited')" && note duckdb_json
    ours "$data.jsonl" && note jsonl_kept
    kept_bytes=$stored
    ours "$data.csv" --reference-only && note csv
    [ -n "$duck" ] && duckdb "read_csv('$data.csv')" && note duckdb_csv
    command -v sqlite3 >/dev/null && sqlite && note sqlite3_csv
done
echo "$events events, $runs runs in turn, medians"
compare jsonl duckdb_json
compare jsonl sqlite3_csv
compare jsonl_kept duckdb_json
compare csv duckdb_csv
compare csv sqlite3_csv
awk -v n="$events" -v a="$jsonl_bytes" -v b="$kept_bytes" -v o="$(stat -c %s "$data.jsonl")" 'BEGIN {
    printf "stored: %.1f bytes an event; originals %.1f %% of their size\n", a / n, 100 * (b - a) / o }'
rm -f "$work/ours.tidemark" "$work/peer.db" "$work/peer.duckdb" "$work/peer.duckdb.wal" "$work/time" "$work/results"
