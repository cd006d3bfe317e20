// Times are printed in the zone of the profile. Who reads on a journey finds the time there in the title.

export default function localTime({ words }) {
  const locale = document.documentElement.lang;
  const there = document.documentElement.dataset.zone;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!there || there === here) return;

  const style = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  let inProfile, inBrowser;
  try {
    inProfile = new Intl.DateTimeFormat(locale, { ...style, timeZone: there });
    inBrowser = new Intl.DateTimeFormat(locale, { ...style, timeZoneName: "short" });
  } catch { return; } // a zone this browser does not know
  const plain = new Intl.DateTimeFormat(locale, style);

  for (const time of document.querySelectorAll("time[data-local][datetime*=T]")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime()) || plain.format(at) === inProfile.format(at)) continue;
    time.title = words.local.replace("%", inBrowser.format(at));
  }
}
