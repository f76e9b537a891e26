/** Of one request; WordPress gives no more (`per_page`). */
export const COMMENTS_PER_PAGE = 100;

/** The query that asks for one page of a post's comments, oldest first, so that no answer comes before what it answers. */
export function commentsQuery(page: number): string {
  const fields = 'id,parent,post,status,author_name,date_gmt,link,content';
  return `&per_page=${COMMENTS_PER_PAGE}&page=${page}&orderby=date_gmt&order=asc&_fields=${fields}`;
}
