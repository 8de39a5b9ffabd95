#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# query_ratios.sh BENCH CLI DATA WORK [RUNS]: asks our program and its peers the same questions about
# the same log and prints our time as a share of theirs: medians, warm, one after another.
# sqlite3 (without an index, and its usual one on account and time) is looked for on the path, DuckDB
# as the npm package @duckdb/node-api under WORK/npm.
#   BENCH  the built tidemark-query-bench   CLI   the built tidemark-cli
#   DATA   prefix of a log as JSONL and CSV, with the columns of import_ratios.sh
#   WORK   a folder for the databases, which are removed again
set -euo pipefail
bench=$(realpath "${1:?the built tidemark-query-bench}")
cli=$(realpath "${2:?the built tidemark-cli}")
data=$(realpath "${3:?prefix of the data}".csv) && data=${data%.csv}
work=$(realpath "${4:?a folder to work in}")
runs=${5:-3}
results=$work/query-results
: >"$results"

rm -f "$work/ours.tidemark"
"$cli" new "$work/ours.tidemark" --title bench >/dev/null
"$cli" import "$work/ours.tidemark" "$data.csv" --reference-only >/dev/null 2>&1
value() { "$cli" sql "$work/ours.tidemark" "$1" --csv 2>/dev/null | sed -n 2p | tr -d '\r"'; }
model=$(value 'SELECT text FROM dictionary WHERE kind = 19 AND id = 1')
busiest=$("$cli" accounts "$work/ours.tidemark" --top 1 --json | jq -r '.accounts[0].account')
"$bench" "$work/ours.tidemark" "$runs" | awk '
    { name = substr($0, 1, 48); sub(/ +$/, "", name)
      for (i = 1; i <= NF; i++) if ($i == "median") print "ours|" name "|" $(i + 1) }' >>"$results"

# The questions, in the order of `names`; HOUR and MINUTE are cut from the time by each peer's means.
names=("events per (account, hour), every cell" "top 50 accounts by output tokens" "busiest account per minute"
    "two-field filter counted (status, model)" "substring in the agent" "list of a filter by time")
questions() { # HOUR MINUTE
    printf '%s\n' "select count(*), sum(n) from (select account_id, $1 h, count(*) n from ev group by 1, 2) q" \
        "select account_id, sum(output_tokens) t from ev group by 1 order by t desc limit 50" \
        "select $2 m, count(*) from ev where account_id = '$busiest' group by 1" \
        "select count(*) from ev where status >= 500 and model = '$model'" \
        "select count(*) from ev where user_agent like '%python%'" \
        "select * from ev where status >= 500 order by ts limit 100 offset 5000"
}
note() { # PEER: milliseconds on standard input, all questions of one run after another
    local i=0 ms
    while read -r ms; do
        printf '%s|%s|%s\n' "$1" "${names[i % ${#names[@]}]}" "$ms" >>"$results"
        i=$((i + 1))
    done
}
repeat() { for ((run = 0; run <= runs; run++)); do cat "$1"; done; }

if command -v sqlite3 >/dev/null; then
    rm -f "$work/peer.db"
    sqlite3 "$work/peer.db" 'pragma journal_mode=off' 'pragma synchronous=off' "create table ev(ts text, request_id text,
        account_id text, org_id text, api_key_id text, client_ip text, user_agent text, method text, endpoint text,
        model text, status integer, latency_ms integer, input_tokens integer, output_tokens integer,
        request_bytes integer, response_bytes integer)" ".import --csv --skip 1 $data.csv ev" \
        'create index by_account on ev(account_id, ts)' >/dev/null
    questions 'substr(ts, 1, 13)' 'substr(ts, 1, 16)' | sed 's/$/;/' >"$work/sqlite.sql"
    { echo '.timer on'; repeat "$work/sqlite.sql"; } | sqlite3 -readonly "$work/peer.db" |
        awk '/^Run Time/ { print $4 * 1000 }' | note sqlite3
fi
if [ -d "$work/npm/node_modules/@duckdb/node-api" ]; then
    cat >"$work/npm/duck_time.cjs" <<'JS'
const { DuckDBInstance } = require('@duckdb/node-api');
const { readFileSync } = require('fs');
(async () => {
  const [path, load, questions, runs] = process.argv.slice(2);
  const connection = await (await DuckDBInstance.create(path)).connect();
  await connection.run(load);
  for (let run = 0; run <= Number(runs); run++)
    for (const question of readFileSync(questions, 'utf8').trim().split('\n')) {
      const start = process.hrtime.bigint();
      await connection.runAndReadAll(question);
      console.log(Number(process.hrtime.bigint() - start) / 1e6);
    }
})().catch((error) => { console.error(error.message); process.exit(1); });
JS
    rm -f "$work/peer.duckdb" "$work/peer.duckdb.wal"
    questions "date_trunc('hour', ts)" "date_trunc('minute', ts)" >"$work/duck.sql"
    (cd "$work/npm" && node duck_time.cjs "$work/peer.duckdb" "create table ev as select * from read_csv('$data.csv')" \
        "$work/duck.sql" "$runs") | note duckdb
fi

echo "$(($(wc -l <"$data.csv") - 1)) events, medians of $runs warm runs"
awk -F'|' '
    function median(list, n,  i, j, t) {
        for (i = 2; i <= n; i++) for (j = i; j > 1 && list[j] + 0 < list[j - 1] + 0; j--) { t = list[j]; list[j] = list[j - 1]; list[j - 1] = t }
        return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
    }
    !seen[$1, $2]++ && $1 != "ours" { if (!($2 in order)) { order[$2] = ++count; name[count] = $2 } next } # the cold run
    { value[$1, $2, ++many[$1, $2]] = $3; if ($1 != "ours") peers[$1] = 1 }
    END {
        for (q = 1; q <= count; q++) for (peer in peers) {
            n = many[peer, name[q]]
            if (!n || !many["ours", name[q]]) continue
            delete list
            for (i = 1; i <= n; i++) list[i] = value[peer, name[q], i]
            m = median(list, n); o = value["ours", name[q], 1]
            printf "%-42s against %-8s %10.2f ms / %10.2f ms = %.3f\n", name[q], peer, o, m, o / m
        }
    }' "$results"
rm -f "$work/ours.tidemark" "$work/peer.db" "$work/peer.duckdb" "$work/peer.duckdb.wal" "$results" "$work/sqlite.sql" "$work/duck.sql"
