#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A small case whose log has markup, formulas, a bidi override, secrets and an over-long name in it,
# and whose people wrote down what a redacted export has to hide. Sourced, never run.

# make_hostile_case CLI PYTHON CASE: the log becomes acct_loud_17.jsonl in the current folder, so
# that the file's name names an account, too.
make_hostile_case() {
    local cli=$1 python=$2 case=$3 comment
    "$python" - >acct_loud_17.jsonl <<'PY'
import json
secret = "sk-ant-api03-" + "Abcdefgh12345678" * 3
accounts = ["acct_loud_17", "=cmd|' /C calc'!A0", "<img src=x onerror=alert(1)>", "Zo\u00eb \u202e",
            "acct_loud_" + "../" * 400, "\t@SUM(1+1)*cmd|'x'", "</bdi></td><svg onload=alert(2)>"]
for i in range(400):
    print(json.dumps({"timestamp": "2024-10-%02dT%02d:00:00Z" % (1 + i // 24, i % 24),
                      "account_id": accounts[i % len(accounts)],
                      "org_id": "org_hidden", "client_ip": "203.0.113.%d" % (i % 9), "model": "m-1",
                      "api_key_id": "key_hidden_%d" % (i % 3), "status": 200, "output_tokens": 100 + i,
                      "user_agent": "agent Bearer " + secret,
                      "prompt_prefix": "tell me a secret recipe"}))
PY
    "$cli" new "$case" --title "Matter of acct_loud_17" --reference REF-7 >/dev/null
    "$cli" import "$case" acct_loud_17.jsonl >/dev/null 2>&1
    "$cli" detect "$case" >/dev/null
    "$cli" finding add "$case" --as Ada --title "acct_loud_17 took it" --severity high --lawful "None found" \
        --narrative "From **203.0.113.7** by acct_loud_17 of org_hidden. <script>alert(3)</script>" \
        --account acct_loud_17 --event 1 --event 2 --filter 'status:200' >/dev/null
    "$cli" annotate "$case" --text "acct_loud_17 again" --account acct_loud_17 >/dev/null
    "$cli" tag "$case" loud --filter 'ip:203.0.113.7' >/dev/null
    "$cli" finding comment "$case" 1 --as Bo --text "org_hidden knows" >/dev/null
    comment=$("$cli" finding comment "$case" 1 --as Bo --text "acct_loud_17 is wrong" --json | jq .comment)
    "$cli" finding retract "$case" 1 --as Bo --comment "$comment" --reason "not 203.0.113.7" >/dev/null
    "$cli" finding sign-off "$case" 1 --as Bo --statement "key_hidden_1 checked" >/dev/null
}
