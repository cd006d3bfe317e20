private-title = Unter vier Augen mit den Trainern
private-lead = Für alles, was nicht vor alle gehört: eine Sorge, eine Frage, die du nicht laut stellen magst, ein Wort dazu, wie es dir geht.
private-said = Was gesagt wurde
private-you = Du
private-words = Was möchtest du sagen?
private-words-hint = Die Antwort steht dann hier, und du erfährst davon per E-Mail.
private-send = Abschicken
private-seen = du und wer diese Kohorte begleitet ({ $names }). Wer das Programm verantwortet, liest es nicht.
private-say-read = Ich habe es gelesen
private-was-read = gelesen
private-none = Hier wurde nichts gesagt.
private-no-trainers = Diese Kohorte begleitet im Moment niemand.
private-closed = Die Kohorte ist geschlossen. Was gesagt wurde, ist noch zu lesen; einige Monate nach ihrem Ende wird es gelöscht.
private-with = { $name }, unter vier Augen
private-lead-trainer = Was hier steht, lesen nur diese Person und wer die Kohorte begleitet.
private-profile = Zum Profil
private-to = Deine Worte an { $name }
private-words-mail = Zu lesen ist es hier und in einer E-Mail.
private-prepared = Das ist vorbereitet, in der Sprache, in der es gelesen wird ({ $language }). Mach es zu deinem, bevor du es abschickst.
private-seen-trainer = { $name } und wer diese Kohorte begleitet ({ $names }).
private-note-quiet =
    Hallo { $name },

    ich habe in letzter Zeit nichts von dir gelesen, und still mitzulesen ist völlig in Ordnung. Ich wollte nur fragen, wie es dir geht: Fehlt die Zeit, ist es das Thema, oder passt es so?

    Wenn etwas helfen würde, sag es mir, hier oder am Telefon.

    { $trainer }
private-note-partners =
    Hallo { $name },

    ich höre, dass du und dein Sparring euch noch nicht gefunden habt. Soll ich bei einer Zeit helfen, oder hättest du lieber jemand anderes? Beides geht leicht.

    { $trainer }
private-home-asked = { $name } hat euch unter vier Augen geschrieben
private-home-told = { $name } hat dir unter vier Augen geschrieben
