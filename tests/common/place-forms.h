/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-place-input.h"

/* Places as people paste and type them. Most are one place in Sidoarjo, -7.44, 112.71. */

typedef struct
{
  const char      *text;
  double           lat;
  double           lon;
  SgPlaceInputKind kind;
} SgPlaceForm;

/* clang-format off */
static const SgPlaceForm sg_place_forms[] = {
#define HERE -7.44, 112.71
#define DECIMAL SG_PLACE_INPUT_DECIMAL
  /* Decimal degrees. */
  { "-7.44,112.71", HERE, DECIMAL },
  { "-7.44, 112.71", HERE, DECIMAL },
  { "-7.44 112.71", HERE, DECIMAL },
  { "-7.44;112.71", HERE, DECIMAL },
  { "-7.44 / 112.71", HERE, DECIMAL },
  { "-7.44 | 112.71", HERE, DECIMAL },
  { "-7.44\n112.71", HERE, DECIMAL },
  { "-7.44\t112.71", HERE, DECIMAL },
  { "  -7.44,112.71.  ", HERE, DECIMAL },
  { "-7.4400000,112.7100000", HERE, DECIMAL },
  { "-07.44,112.71", HERE, DECIMAL },
  { "-7.44,+112.71", HERE, DECIMAL },
  { "(-7.44, 112.71)", HERE, DECIMAL },
  { "[-7.44, 112.71]", HERE, DECIMAL },
  { "\"-7.44, 112.71\"", HERE, DECIMAL },
  { "(−7.44, 112.71)", HERE, DECIMAL },
  { "–7.44, 112.71", HERE, DECIMAL },
  { "\xe2\x80\x8e-7.44,\xc2\xa0" "112.71\xe2\x80\x8f", HERE, DECIMAL },
  { "−7．44，112．71", HERE, DECIMAL },
  { "-7.44,112.71,25.3", HERE, DECIMAL },
  { "112.71, -7.44", HERE, DECIMAL },
  { "112,71 -7,44", HERE, DECIMAL },
  { "5.5483, 95.3238", 5.5483, 95.3238, DECIMAL },
  { "95.3238, 5.5483", 5.5483, 95.3238, DECIMAL },
  { "0.5, 101.45", 0.5, 101.45, DECIMAL },
  { "48.8566, 2.3522", 48.8566, 2.3522, DECIMAL },

  /* Decimal comma. */
  { "-7,44 112,71", HERE, DECIMAL },
  { "-7,44; 112,71", HERE, DECIMAL },
  { "-7,44, 112,71", HERE, DECIMAL },
  { "-7,44 , 112,71", HERE, DECIMAL },
  { "-7,44,112,71", HERE, DECIMAL },
  { "-7,44 dan 112,71", HERE, DECIMAL },
  { "(-7,44 / 112,71)", HERE, DECIMAL },
  { "-7,44 112.71", HERE, DECIMAL },
  { "-7,4400 112,7100", HERE, DECIMAL },
  { "-7,4400,112,7100", HERE, DECIMAL },
  { "-7,44000; 112,710000", HERE, DECIMAL },
  { "112,7100 -7,4400", HERE, DECIMAL },
  { "lintang -7,44001234 bujur 112,71001234", -7.4400123, 112.7100123, DECIMAL },
  { "-7,44,112.71", HERE, DECIMAL },

  /* With names. */
  { "lat -7.44 lon 112.71", HERE, DECIMAL },
  { "Lat: -7.44, Long: 112.71", HERE, DECIMAL },
  { "Latitude: -7.44\nLongitude: 112.71", HERE, DECIMAL },
  { "lat=-7.44&lng=112.71", HERE, DECIMAL },
  { "{\"lat\":-7.44,\"lon\":112.71}", HERE, DECIMAL },
  { "{\"latitude\": \"-7.44\", \"longitude\": \"112.71\"}", HERE, DECIMAL },
  { "lintang -7,44 bujur 112,71", HERE, DECIMAL },
  { "Lintang: -7,44; Bujur: 112,71", HERE, DECIMAL },
  { "bujur 112,71 lintang -7,44", HERE, DECIMAL },
  { "lon 112.71 lat -7.44", HERE, DECIMAL },
  { "lat,lon: -7.44,112.71", HERE, DECIMAL },
  { "lat/long -7.44 112.71", HERE, DECIMAL },
  { "lon, lat = 112.71, -7.44", HERE, DECIMAL },
  { "koordinat: -7.44,112.71", HERE, DECIMAL },
  { "Lokasi -7.44,112.71", HERE, DECIMAL },
  { "GPS: -7.44 112.71", HERE, DECIMAL },

  /* With hemispheres. */
  { "7.44 LS 112.71 BT", HERE, DECIMAL },
  { "7,44 LS 112,71 BT", HERE, DECIMAL },
  { "7,44 LS, 112,71 BT", HERE, DECIMAL },
  { "7.44LS,112.71BT", HERE, DECIMAL },
  { "LS 7.44 BT 112.71", HERE, DECIMAL },
  { "7.44 S 112.71 E", HERE, DECIMAL },
  { "7.44S 112.71E", HERE, DECIMAL },
  { "7.44S112.71E", HERE, DECIMAL },
  { "S 7.44 E 112.71", HERE, DECIMAL },
  { "S7.44,E112.71", HERE, DECIMAL },
  { "E 112.71 S 7.44", HERE, DECIMAL },
  { "112.71 BT 7.44 LS", HERE, DECIMAL },
  { "7.44° S, 112.71° E", HERE, DECIMAL },
  { "7.44°S 112.71°T", HERE, DECIMAL },
  { "-7.44°, 112.71°", HERE, DECIMAL },
  { "-7,44° 112,71°", HERE, DECIMAL },
  { "-7.44 LS 112.71 BT", HERE, DECIMAL },
  { "7,44 lintang selatan 112,71 bujur timur", HERE, DECIMAL },
  { "lintang selatan 7,44, bujur timur 112,71", HERE, DECIMAL },
  { "7.44 selatan, 112.71 timur", HERE, DECIMAL },
  { "7.44 south, 112.71 east", HERE, DECIMAL },
  { "3.59 LU 98.67 BT", 3.59, 98.67, DECIMAL },
  { "40.7 N 74.0 W", 40.7, -74.0, DECIMAL },
  { "S 7.44, 112.71", HERE, DECIMAL },

  /* Degrees, minutes, seconds. */
#define DMS SG_PLACE_INPUT_DMS
  { "7°26'24\"S 112°42'36\"E", HERE, DMS },
  { "7°26'24.0\"S 112°42'36.0\"E", HERE, DMS },
  { "7°26′24″S 112°42′36″E", HERE, DMS },
  { "7º26’24”S, 112º42’36”E", HERE, DMS },
  { "7° 26' 24\" S, 112° 42' 36\" E", HERE, DMS },
  { "7°26'24''S 112°42'36''E", HERE, DMS },
  { "7°26'24,0\" LS 112°42'36,0\" BT", HERE, DMS },
  { "07°26'24\" LS - 112°42'36\" BT", HERE, DMS },
  { "-7°26'24\" 112°42'36\"", HERE, DMS },
  { "-7°26'24\", 112°42'36\"", HERE, DMS },
  { "S 7°26'24\" E 112°42'36\"", HERE, DMS },
  { "S07°26'24\"E112°42'36\"", HERE, DMS },
  { "7 26 24 S 112 42 36 E", HERE, DMS },
  { "7 26 24 LS, 112 42 36 BT", HERE, DMS },
  { "7:26:24 S 112:42:36 E", HERE, DMS },
  { "7d26m24S 112d42m36E", HERE, DMS },
  { "7 derajat 26 menit 24 detik LS 112 derajat 42 menit 36 detik BT", HERE, DMS },
  { "lintang 7°26'24\" LS bujur 112°42'36\" BT", HERE, DMS },
  { "6°12'30.5\"S 106°49'01\"E", -6.2084722, 106.8169444, DMS },
  { "S6 12.508 E106 49.017", -6.2084667, 106.8169500, DMS },
  { "6° 12.508' S 106° 49.017' E", -6.2084667, 106.8169500, DMS },
  { "6 12,508 S 106 49,017 E", -6.2084667, 106.8169500, DMS },
  { "03°19'03.44\" N 98°40'01.5\" E", 3.3176222, 98.6670833, DMS },
  { "06°12′30″ 106°49′01″", 6.2083333, 106.8169444, DMS },
  { "06°12'S 106°49'E", -6.2, 106.8166667, DMS },

  /* Plus Codes. */
#define CODE SG_PLACE_INPUT_PLUS_CODE
  { "6PH57VP3+PR", 1.2868125, 103.8545625, CODE },
  { "6ph57vp3+pr", 1.2868125, 103.8545625, CODE },
  { "6PH57VP3+PR Singapura", 1.2868125, 103.8545625, CODE },
  { "8FVC9G8F+6X", 47.3655625, 8.5249375, CODE },
  { "kode plus: 6PH57VP3+PR ya", 1.2868125, 103.8545625, CODE },
  { "7FG49Q00+", 20.375, 2.775, CODE },

  /* geo: URIs. */
#define GEO SG_PLACE_INPUT_GEO_URI
  { "geo:-7.44,112.71", HERE, GEO },
  { "GEO:-7.44,112.71", HERE, GEO },
  { "geo:-7.44,112.71;u=35", HERE, GEO },
  { "geo:-7.44,112.71,12;crs=wgs84;u=35", HERE, GEO },
  { "geo:-7.44,112.71?z=17", HERE, GEO },
  { "geo:0,0?q=-7.44,112.71", HERE, GEO },
  { "geo:0,0?q=-7.44%2C112.71(Pasar)", HERE, GEO },
  { "geo:-7.4,112.7?z=17&q=-7.44,112.71", HERE, GEO },
  { "geo:-7.44,112.71?q=Pasar+Larangan", HERE, GEO },
  { "geo:-7,112", -7, 112, GEO },

  /* Google. */
#define LINK SG_PLACE_INPUT_LINK
  { "https://maps.google.com/?q=-7.44,112.71", HERE, LINK },
  { "https://maps.google.com/maps?q=-7.44%2C112.71&z=17&hl=en", HERE, LINK },
  { "https://maps.google.com/maps?q=-7.44%252C112.71", HERE, LINK },
  { "http://maps.google.co.id/?q=-7.44,112.71", HERE, LINK },
  { "HTTPS://WWW.GOOGLE.COM/maps?q=-7.44,112.71", HERE, LINK },
  { "maps.google.com/?q=-7.44,112.71", HERE, LINK },
  { "www.google.com/maps/@-7.44,112.71,17z", HERE, LINK },
  { "https://maps.google.com/?q=-7.44, 112.71", HERE, LINK },
  { "https://maps.google.com/?q=-7.44+112.71", HERE, LINK },
  { "https://maps.google.com/?q=loc:-7.44,112.71", HERE, LINK },
  { "https://maps.google.com/?ll=-7.44,112.71&z=16", HERE, LINK },
  { "https://maps.google.com/?q=7%C2%B026'24%22S+112%C2%B042'36%22E", HERE, LINK },
  { "https://maps.google.com/?q=6PH57VP3%2BPR", 1.2868125, 103.8545625, LINK },
  { "https://maps.google.com/?q=6PH57VP3+PR", 1.2868125, 103.8545625, LINK },
  { "https://maps.google.com/?saddr=-7.1,112.1&daddr=-7.44,112.71", HERE, LINK },
  { "https://www.google.com/maps/@-7.44,112.71,17z", HERE, LINK },
  { "https://www.google.com/maps/@-7.44,112.71,3a,75y,90t/data=!3m6!1e1", HERE, LINK },
  { "https://www.google.com/maps/@?api=1&map_action=map&center=-7.44%2C112.71&zoom=12", HERE, LINK },
  { "https://www.google.com/maps/@?api=1&map_action=pano&viewpoint=-7.44,112.71", HERE, LINK },
  { "https://www.google.com/maps/search/?api=1&query=-7.44%2C112.71", HERE, LINK },
  { "https://www.google.com/maps/search/?api=1&query=-7.44,112.71&query_place_id=ChIJx", HERE, LINK },
  { "https://www.google.com/maps/search/-7.44,+112.71?sa=X", HERE, LINK },
  { "https://www.google.com/maps/search/-7.44,112.71/@-7.5,112.8,17z", HERE, LINK },
  { "https://www.google.com/maps/place/-7.44,112.71", HERE, LINK },
  { "https://www.google.com/maps/place/7%C2%B026'24.0%22S+112%C2%B042'36.0%22E/@-7.5,112.8,17z", HERE, LINK },
  { "https://www.google.com/maps/place/7°26'24.0\"S+112°42'36.0\"E/@-7.5,112.8,17z", HERE, LINK },
  { "https://www.google.com/maps/place/Pasar+Larangan/@-7.45,112.72,17z/data=!3m1!4b1!4m6!3m5!1s0x2dd7:0x1!8m2!3d-7.44!4d112.71!16s%2Fg%2F1", HERE, LINK },
  { "https://www.google.com/maps/place/Pasar/@-7.44,112.71,17z", HERE, LINK },
  { "https://www.google.com/maps/dir/-7.1,112.1/-7.44,112.71", HERE, LINK },
  { "https://www.google.com/maps/dir//-7.44,112.71/@-7.5,112.8,13z/data=!4m2!4m1!3e0", HERE, LINK },
  { "https://www.google.com/maps/dir/?api=1&origin=-7.1,112.1&destination=-7.44,112.71", HERE, LINK },
  { "https://www.google.com/maps/dir/RSUD/Pasar/@-7.5,112.8,13z/data=!4m13!1m5!2m2!1d112.1!2d-7.1!1m5!2m2!1d112.71!2d-7.44", HERE, LINK },
  { "https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d3956.9!2d112.71!3d-7.44!2m3", HERE, LINK },
  { "https://www.google.com/url?q=https%3A%2F%2Fmaps.google.com%2F%3Fq%3D-7.44%2C112.71&sa=D", HERE, LINK },
  { "https://consent.google.com/ml?continue=https://www.google.com/maps/place/-7.44,112.71&gl=ID", HERE, LINK },
  { "https://maps.app.goo.gl/?link=https%3A%2F%2Fwww.google.com%2Fmaps%2Fsearch%2F-7.44%2C112.71", HERE, LINK },
  { "https://l.wl.co/l?u=https%3A%2F%2Fmaps.google.com%2F%3Fq%3D-7.44%2C112.71", HERE, LINK },
  { "https://wa.me/?text=Lokasi%20https%3A%2F%2Fmaps.google.com%2F%3Fq%3D-7.44%2C112.71", HERE, LINK },

  /* Others. */
  { "https://www.openstreetmap.org/?mlat=-7.44&mlon=112.71#map=17/-7.5/112.8", HERE, LINK },
  { "https://www.openstreetmap.org/#map=17/-7.44/112.71", HERE, LINK },
  { "https://www.openstreetmap.org/#map=17/-7.44/112.71&layers=N", HERE, LINK },
  { "openstreetmap.org/search?query=-7.44%2C112.71", HERE, LINK },
  { "https://www.openstreetmap.org/directions?route=-7.1%2C112.1%3B-7.44%2C112.71", HERE, LINK },
  { "https://osm.org/go/0EEQjE--?m", 51.510773, 0.054932, LINK },
  { "https://osm.org/go/0EEQjE--", 51.510773, 0.054932, LINK },
  { "https://maps.apple.com/?ll=-7.44,112.71&q=Pasar", HERE, LINK },
  { "https://maps.apple.com/?q=-7.44,112.71", HERE, LINK },
  { "https://maps.apple.com/?daddr=-7.44,112.71&dirflg=d", HERE, LINK },
  { "https://maps.apple.com/?sll=-7.44,112.71&z=10", HERE, LINK },
  { "https://maps.apple.com/place?coordinate=-7.44,112.71&name=Pasar", HERE, LINK },
  { "https://www.waze.com/ul?ll=-7.44%2C112.71&navigate=yes", HERE, LINK },
  { "https://waze.com/ul?ll=-7.44,112.71", HERE, LINK },
  { "https://www.waze.com/live-map/directions?to=ll.-7.44%2C112.71", HERE, LINK },
  { "https://www.bing.com/maps?cp=-7.44~112.71&lvl=16", HERE, LINK },
  { "https://bing.com/maps/default.aspx?sp=point.-7.44_112.71_Pasar", HERE, LINK },
  { "https://bing.com/maps?rtp=pos.-7.1_112.1~pos.-7.44_112.71_Pasar", HERE, LINK },
  { "https://share.here.com/l/-7.44,112.71,Pasar?z=15", HERE, LINK },
  { "https://wego.here.com/?map=-7.44,112.71,15,normal", HERE, LINK },

  /* Text messages. */
#define SMS SG_PLACE_INPUT_SMS
  { "DARURAT u-17 -7.44,112.71 KLL motor jatuh", HERE, SMS },
  { "darurat rel.0017 -7,44,112,71 henti_jantung", HERE, SMS },
  { "DARURAT u1 -7.44, 112.71 sesak", HERE, SMS },
  { "DARURAT u1 -7,44 112,71 2 korban", HERE, SMS },
  { "DARURAT u1 -7.44,112.71 S sesak", HERE, SMS },
  { "DARURAT +6281200000000 7.44 LS 112.71 BT KLL", HERE, SMS },
  { "DARURAT u1 -7.44,112.71", HERE, SMS },
  { "A\"ML=1;lt=-7.44000;lg=+112.71000;rd=50;top=20260717141935;lc=90;pm=W", HERE, SG_PLACE_INPUT_AML },
  { "A\"ML=2;en=112;et=20260717141935;lo=-7.44;lt=-7.44;lg=112.71;rd=20.5;lc=68;pm=G", HERE, SG_PLACE_INPUT_AML },

  /* Among other words. */
  { "Lokasi: https://maps.google.com/?q=-7.44,112.71 tolong cepat", HERE, LINK },
  { "tolong (https://maps.google.com/?q=-7.44,112.71).", HERE, LINK },
  { "korban di sini:https://maps.google.com/?q=-7.44,112.71", HERE, LINK },
  { "https://news.example/a?b=1.55,2.55 posisi -7.44,112.71", HERE, DECIMAL },
  { "https://maps.app.goo.gl/AbC123 -7.44,112.71", HERE, DECIMAL },
  { "posisi saya -7.44,112.71 dekat pasar", HERE, DECIMAL },
  { "posisi saya -7.44,112.71 barat pasar", HERE, DECIMAL },
  { "posisi saya -7.44,112.71 timur pasar", HERE, DECIMAL },
  { "kami di -7,44 112,71 mohon ambulans", HERE, DECIMAL },
  { "kami di (112.7100,-7.4400), hp 081200000000", HERE, DECIMAL },
  { "KLL 2 korban, koordinat 7.44 LS 112.71 BT, RT 03/RW 07", HERE, DECIMAL },
  { "lapor pak, lat -7.44 long 112.71, tolong", HERE, DECIMAL },
  { "titik 7°26'24\"S 112°42'36\"E di sawah", HERE, DMS },
  { "kami di 5.54831, 95.32384 pak", 5.54831, 95.32384, DECIMAL },
  { "I am at 48.85661, 2.35222 please", 48.85661, 2.35222, DECIMAL },
#undef HERE
#undef DECIMAL
#undef DMS
#undef CODE
#undef GEO
#undef LINK
#undef SMS
};

typedef struct
{
  const char *text;
  const char *says; /* a part of the message */
} SgPlaceRefusal;

/* Not places: the gazetteer's work. */
static const SgPlaceRefusal sg_place_words[] = {
  { "", "search" },
  { "   ", "search" },
  { "depan masjid raya", "depan masjid raya" },
  { "Jl. Veteran No. 12 RT 03/RW 07 Kel. Gambir", "search" },
  { "Jl. Raya 12, 15", "search" },
  { "Jl. Raya 12,5 km dari kota 7,5", "search" },
  { "gang 3 no 7", "search" },
  { "7", "search" },
  { "12, 45", "search" },
  { "-7", "search" },
  { "-7.44", "search" },
  { "-7,44", "search" },
  { "081234567890", "search" },
  { "0812-3456-7890", "search" },
  { "+62 812 3456 7890", "search" },
  { "0812.3456.7890", "search" },
  { "hubungi 0812 345 678 segera", "search" },
  { "(031) 894 5678", "search" },
  { "021 789.456", "search" },
  { "telp 031.894 112.5678", "search" },
  { "3515 0101 0101 9001", "search" },
  { "17/07/2026 14.30", "search" },
  { "jam 12.30, 13.45 tadi", "search" },
  { "12:30 13:45", "search" },
  { "harga 5.440, 112.710 rupiah", "search" },
  { "Rp 112.710 lalu 5.44", "search" },
  { "Blok S 3, T 4", "search" },
  { "suhu 38.5° dan 39.2° sejak pagi", "search" },
  { "demam 38°, 39° terus", "search" },
  { "Km 5.44, 112.71 juta", "search" },
  { "Blok S 5.20, T 7.10", "search" },
  { "rumah B 12.50 dan S 7.1", "search" },
  { "darurat di jalan raya 12", "search" },
  { "DARURAT di depan masjid", "search" },
  { "2222+33 = 2255", "search" },
  { "C2+H2", "search" },
  { "192.168.1.10", "search" },
  { "versi 1.2.3, 4.5.6", "search" },
  { "latihan di lapangan", "search" },
  { "selatan pasar 2.5 km timur", "search" },
  { "https://news.example/berita?a=-7.44,112.71", "no place" },
  { "https://www.google.com/maps", "no place" },
  { "https://www.openstreetmap.org/", "no place" },
  { "A\"ML=1;lt=+00.00000;lg=+000.00000;rd=N;pm=N", "did not know" },
};

/* Places that cannot be right. */
static const SgPlaceRefusal sg_place_wrong[] = {
  { "95.1, 112.7", "latitude 95.1" },
  { "-7.44, 190.5", "longitude 190.5" },
  { "-95,5 112,7", "latitude -95.5" },
  { "lat 95 lon 112", "latitude 95" },
  { "7.44 LS 190.5 BT", "longitude 190.5" },
  { "7°75'00\"S 112°42'36\"E", "minutes" },
  { "7°26'75\"S 112°42'36\"E", "seconds" },
  { "-7.44 N 112.71 E", "minus" },
  { "7.44 LS 112.71 LU", "both numbers are latitudes" },
  { "lon 7.44 lon 112.71", "both numbers are longitudes" },
  { "-6.2,106,8", "two ways" },
  { "-7,44,112", "two ways" },
  { "7VP3+PR", "short Plus Code" },
  { "7VP3+PR Surabaya", "short Plus Code" },
  { "geo:95,112.71", "latitude 95" },
  { "geo:-7.44,112.71;crs=nad27", "WGS 84" },
  { "geo:1", "geo:-7.44,112.71" },
  { "https://maps.google.com/?q=95.1,112.71", "latitude 95.1" },
  { "https://www.openstreetmap.org/?mlat=95&mlon=112.71", "latitude 95" },
  { "https://www.openstreetmap.org/#map=17/-7.44/212.71", "longitude 212.71" },
  { "https://osm.org/go/!!", "cut short" },
  { "DARURAT u1 95.1,112.71 KLL", "latitude 95.1" },
  { "A\"ML=1;lt=x;lg=+112.71;rd=50", "lt and lg" },
  { "A\"ML=1;lt=-97.1;lg=+112.71;rd=50", "lt and lg" },
  { "-7.44,112.71\xff", "UTF-8" },
};

/* Links that hold no place. */
static const SgPlaceRefusal sg_place_short[] = {
  { "https://maps.app.goo.gl/AbC123", "maps.app.goo.gl" },
  { "maps.app.goo.gl/AbC123", "lokasi terkini" },
  { "https://goo.gl/maps/AbC123", "goo.gl" },
  { "https://bit.ly/AbC123", "bit.ly" },
  { "https://wa.me/6281200000000", "wa.me" },
  { "https://g.co/kgs/AbC123", "g.co" },
  { "https://maps.apple/p/AbC123", "maps.apple" },
  { "https://maps.apple.com/p/AbC123", "maps.apple.com" },
  { "https://maps.google.com/?cid=12345", "maps.google.com" },
  { "https://what3words.com/satu.dua.tiga", "what3words.com" },
  { "https://www.openstreetmap.org/node/1", "openstreetmap.org" },
  { "Masjid Raya, tolong https://maps.app.goo.gl/AbC123 cepat", "needs the network" },
};
/* clang-format on */
