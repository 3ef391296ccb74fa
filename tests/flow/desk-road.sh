#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The road of a call, W1 to W6 of the field's own workflows, from a shell, on the real map of Jakarta
# (where that is not at hand, in the invented city) and with no network: a cardiac arrest is called
# in, a volunteer and two ambulances are asked, one refuses, the patient is brought to a hospital,
# the report is verified and counted.
set -euo pipefail

ctl=$SIAGACTL
data=$SIAGA_SHARED/data
number=0
failed=0

# Everything below runs where there is no network at all, if this machine lets us.
if [ -z "${SIAGA_NO_NETWORK:-}" ]; then
  for cut in "unshare --net" "unshare --map-root-user --net"; do
    if $cut true 2>/dev/null; then
      SIAGA_NO_NETWORK=1 exec $cut "$0"
    fi
  done
  echo "# THE NETWORK WAS NOT CUT: this machine lets nobody do it, so that nothing here shows that none is needed"
fi

dir=$(mktemp -d -t siaga-road.XXXXXX)
trap 'rm -rf "$dir"' EXIT
db=$dir/desk.db
region=$dir/jakarta

# Says whether a step worked: step NAME COMMAND…; the output stays in $dir/out for those that look at it.
step() {
  local name=$1 status=0; shift
  number=$((number + 1))
  "$@" >"$dir/now" 2>"$dir/err" || status=$?
  if [ "$status" = 0 ]; then
    echo "ok $number $name"
  else
    failed=1
    echo "not ok $number $name"
    # A last line without its end would swallow the next step's.
    awk '{ print "# " $0 }' "$dir/err" "$dir/now"
  fi
  [ "$1" = is ] || [ "$1" = grep ] || mv "$dir/now" "$dir/out"
}

refuses() { ! "$@"; }
json() { python3 -c "import json,sys; d=json.load(open('$dir/out')); print($1)"; }
is() { python3 -c "import json,sys; d=json.load(open('$dir/out')); sys.exit(not ($1))" || { cat "$dir/out" >&2; return 1; }; }

# A place of Jakarta as it is on the map in use: in the invented city as far from the middle as in
# Jakarta from the incident.
moved=0,0
at() {
  python3 -c "
place, by = [[float(degrees) for degrees in text.split(',')] for text in ('$1', '$moved')]
print('%.4f,%.4f' % (place[0] + by[0], place[1] + by[1]))"
}

if [ -e "$data/jakarta.osm.pbf" ]; then
  step import "$ctl" region import "$data/jakarta.osm.pbf" --output "$region" \
    --places "$data/wilayah_centroids.csv" --boundaries "$data/wilayah_jakarta_polygons.csv"
else
  echo "# $data/jakarta.osm.pbf is not on this machine: in the invented city"
  step demo-city "$ctl" region demo --output "$region"
  step demo-city-is-known "$ctl" region info "$region" --json
  moved=$(json "'%f,%f' % ((d['bbox'][0] + d['bbox'][2]) / 2 + 6.2, (d['bbox'][1] + d['bbox'][3]) / 2 - 106.839)")
fi
step create "$ctl" desk create "$db" --psc 3171 --name "Meja 1" --region "$region"

# The roster: two bases, a hospital, an AED, volunteers.
step base-one "$ctl" desk facility add "$db" --name "PKM Menteng" --kind puskesmas --at "$(at -6.1955,106.8372)"
step base-two "$ctl" desk facility add "$db" --name "PKM Gambir" --kind puskesmas --at "$(at -6.1680,106.8180)"
step hospital "$ctl" desk facility add "$db" --name "RS Uji" --kind hospital --at "$(at -6.1965,106.8460)" \
  --capabilities 'igd;cathlab;icu' --phones 0215550100
step unit-one "$ctl" desk unit add "$db" --call-sign "AGD 1" --class B --facility "PKM Menteng" --phone 081200000001
step unit-two "$ctl" desk unit add "$db" --call-sign "AGD 2" --class B --facility "PKM Gambir" --phone 081200000002
step crew "$ctl" desk unit crew "$db" "AGD 1" "Ns. Satu:perawat" "Pak Dua:sopir"
step crew-two "$ctl" desk unit crew "$db" "AGD 2" "Ns. Tiga:perawat" "Pak Empat:sopir"
step aed "$ctl" desk aed add "$db" --at "$(at -6.1990,106.8400)" --place "Pos satpam Taman Suropati" --hours 24/7
step volunteer "$ctl" desk volunteer add "$db" --name "Relawan Satu" --phone 081200000011 --at "$(at -6.1992,106.8385)" --consent yes
step vetted "$ctl" desk volunteer vet "$db" "Relawan Satu" accepted
step certified "$ctl" desk volunteer certify "$db" "Relawan Satu" --level basic --number "BHD-BASIC-$(date -d '-10 months' +%Y)-0001" \
  --issued "$(date -d '-10 months' +%F)"
step duty "$ctl" desk volunteer duty "$db" "Relawan Satu" available
step expired "$ctl" desk volunteer add "$db" --name "Relawan Dua" --phone 081200000012 --at "$(at -6.1993,106.8386)" --consent yes
step expired-vetted "$ctl" desk volunteer vet "$db" "Relawan Dua" accepted
step expired-certificate "$ctl" desk volunteer certify "$db" "Relawan Dua" --level basic --number "BHD-BASIC-$(date -d '-4 years' +%Y)-0002" \
  --issued "$(date -d '-4 years' +%F)"
step expired-duty "$ctl" desk volunteer duty "$db" "Relawan Dua" available

# W1: the call. Words make it a cardiac arrest; the place is pasted.
step shift "$ctl" desk shift start "$db" "Operator Satu"
step call "$ctl" desk call "$db" --at "$(at -6.2000,106.8390)" --patokan "Taman Suropati" --phone 0812-0000-0099 \
  --text "bapak saya tidak sadar tidak napas" --json
incident=$(json "d['incident']")
step call-is-an-arrest is "d['severity'] == 1 and d['finding'] == 'henti_jantung'"
step short-link-is-told refuses "$ctl" desk locate "$db" "$incident" --place https://maps.app.goo.gl/abc
step locate "$ctl" desk locate "$db" "$incident" --place "$(at -6.2000,106.8390 | sed 's/,/ /; s/\./,/g')" --patokan "Taman Suropati" --verified

# W3: candidates by road, a refusal, the next best.
step candidates "$ctl" desk candidates "$db" "$incident" --kind unit --json
step candidates-are-explained is "len(d) == 2 and all(c['why'] for c in d) and d[0]['seconds'] <= d[1]['seconds']"
step request "$ctl" desk request "$db" "$incident" "AGD 1" --json
step message "$ctl" desk message "$db" "$incident" "AGD 1"
step message-has-the-landmark grep -q "Taman Suropati" "$dir/out"
step refusal-needs-a-reason refuses "$ctl" desk answer "$db" "$incident" "AGD 1" refused
step refused "$ctl" desk answer "$db" "$incident" "AGD 1" refused --reason rujukan_lain
step declined-is-explained "$ctl" desk candidates "$db" "$incident" --kind unit --json
step request-next "$ctl" desk next "$db" "$incident" --json
step next-best-is-the-other is "d == ['AGD 2']"
step nobody-is-left refuses "$ctl" desk next "$db" "$incident"
step accepted "$ctl" desk answer "$db" "$incident" "AGD 2" accepted --eta 420

# W4: volunteers; the one with the expired certificate is never asked by a ring.
step volunteers "$ctl" desk candidates "$db" "$incident" --kind volunteer --json
step expired-is-explained is "[c for c in d if c['name'] == 'Relawan Dua'][0]['eligible'] is False"
step alert "$ctl" desk alert "$db" "$incident" --json
step only-the-certified-is-asked is "[a['name'] for a in d['alerted']] == ['Relawan Satu']"
step volunteer-accepts "$ctl" desk answer "$db" "$incident" "Relawan Satu" accepted
step volunteer-there "$ctl" desk milestone "$db" "$incident" "Relawan Satu" on_scene
step first-cpr "$ctl" desk stamp "$db" "$incident" first_cpr

# W5: on scene and to hospital.
step en-route "$ctl" desk milestone "$db" "$incident" "AGD 2" en_route
step on-scene "$ctl" desk milestone "$db" "$incident" "AGD 2" on_scene
step patient "$ctl" desk patient "$db" "$incident" add --label "Bapak 60 th" --sex L --age 60
step start-asks-on "$ctl" desk patient "$db" "$incident" start 1 walks=no breathes=yes
step start-asks-for-the-breaths grep -q breaths "$dir/out"
step triage "$ctl" desk patient "$db" "$incident" start 1 walks=no breathes=yes breaths=34
step triage-is-red grep -q merah "$dir/out"
step vitals "$ctl" desk patient "$db" "$incident" vitals 1 --bp 90/60 --hr 120 --spo2 88 --temp 36,6 --gcs E3V4M6
step treat "$ctl" desk patient "$db" "$incident" treat 1 RJP
step hospitals "$ctl" desk candidates "$db" "$incident" --kind hospital --json
step beds "$ctl" desk facility report "$db" "RS Uji" --beds igd=2,icu=1 --source phone --told-by "Ns. IGD"
step notify "$ctl" desk notify "$db" "$incident" "RS Uji"
step transporting "$ctl" desk milestone "$db" "$incident" "AGD 2" transporting
step at-hospital "$ctl" desk milestone "$db" "$incident" "AGD 2" at_hospital
step handover "$ctl" desk handover "$db" "$incident" 1 "RS Uji" --receiver "dr. Jaga" --condition ROSC
step volunteer-done "$ctl" desk milestone "$db" "$incident" "Relawan Satu" ended
step cannot-close-yet refuses "$ctl" desk close "$db" "$incident" dispatch
step returning "$ctl" desk milestone "$db" "$incident" "AGD 2" returning
step free "$ctl" desk milestone "$db" "$incident" "AGD 2" ended

# W6: close, verify by another, report.
step close "$ctl" desk close "$db" "$incident" dispatch --outcome referred
step not-by-oneself refuses "$ctl" desk verify "$db" "$incident"
step verify "$ctl" desk verify "$db" "$incident" --by local:verifier
step show "$ctl" desk show "$db" "$incident" --json
step all-times-are-there is "set(('T1','T2','T3','T4','T5','T6','T8','T9','T10','T11','first_cpr')) <= set(d['milestones'])"
step verified is "d['status'] == 'terverifikasi'"
today=$(TZ=Asia/Jakarta date +%F)
step report "$ctl" desk report "$db" --from "$today" --to "$today" --format json --output "$dir/report.json"
step report-pdf "$ctl" desk report "$db" --from "$today" --to "$today" --format pdf --output "$dir/report.pdf"
step print "$ctl" desk print "$db" "$incident" --output "$dir/incident.pdf"
step sheet "$ctl" desk shift sheet "$db"
step backup "$ctl" desk backup "$db" "$dir/backup.db"
step check "$ctl" desk check "$db"
step rebuild "$ctl" desk rebuild "$db" --json
step rebuilt-rows-are-equal is "d['faults'] == 0"

echo "1..$number"
exit "$failed"
