/** Words of every English text, and of every news page; as terms, that is after folding and stripping of plurals. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also am an and any are arent around as at be because been before being below ' +
    'between both but by can cannot cant could couldnt did didnt do doe doesnt doing dont down during each either else ' +
    'even ever every few for from further get give go going got had hadnt has hasnt have havent having he hed her here ' +
    'hers herself hi him himself his how however i id if ill im in into is isnt it itd itll its itself ive just ' +
    'let like made make many may me might more most much must mustnt my myself no nor not now of off on once one only or ' +
    'other our ours ourselves out over own per put said same say see shall she shed should shouldnt since so some such take ' +
    'than that thats the their theirs them themselves then there theres these they theyd theyll theyre theyve this those ' +
    'though through thu to too two under until up upon us use used using very via was wasnt way we wed well were werent weve ' +
    'what whats when where whether which while who whom whose why will with within without wont would wouldnt yet you youd ' +
    'youll your youre yours yourself yourselves youve this ha wa thi doe ' +
    'according told article read story author photo image advertisement sponsored newsletter subscribe click share comment ' +
    'copyright http https www com'
  ).split(' '),
);
