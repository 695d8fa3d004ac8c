// The operations of the board. A test validates them against the API.

export const signIn = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { __typename ... on SignedIn { accessToken refreshToken } ... on Problem { message } }
}`

export const refresh = `mutation Refresh($input: RefreshSessionInput!) {
  refreshSession(input: $input) { ... on SignedIn { accessToken refreshToken } }
}`

/** What there is to choose from. Lists that the user may not read are null. */
export const boards = `query Boards {
  viewer { user { id email } tenant { name jobs(first: 100) { nodes { id title } } } }
  creditCategories(first: 100) { nodes { slug name } }
}`

const person = 'applicant { id profile { firstName lastName } }'

/** One kind of board: a page of it, and a stream of differences that leads on from the page's changesCursor. */
export const kinds = {
  category: {
    page: `query Page($board: String!) {
      page: creditLeaderboard(category: $board, first: 100) {
        changesCursor totalCount nodes { rank value updatedAt ${person} history(first: 24) { nodes { value } } }
      }
    }`,
    changes: `subscription Changes($board: String!, $after: String) {
      changes: leaderboardChanged(category: $board, top: 100, after: $after) {
        cursor isWhole changes { rank previousRank value updatedAt ${person} }
      }
    }`,
    own: `query Own($board: String!) { viewer { creditScore(category: $board) { rank value } } }`,
    ownChanges: `subscription OwnChanges($board: String!, $after: String) {
      changes: ownCreditScoreChanged(category: $board, after: $after) { cursor score { rank value } }
    }`,
  },
  job: {
    page: `query Page($board: ID!) {
      page: jobLeaderboard(jobId: $board, first: 100) {
        changesCursor totalCount nodes { rank value: matchScore updatedAt: createdAt candidate { id name } }
      }
    }`,
    changes: `subscription Changes($board: ID!, $after: String) {
      changes: jobBestChanged(jobId: $board, top: 100, after: $after) {
        cursor isWhole changes { rank previousRank value: matchScore updatedAt id: candidateId analysis { candidate { id name } } }
      }
    }`,
    own: null,
    ownChanges: null,
  },
}
