//! Where the bytes of files live that people send: in a folder, or with a
//! service that speaks S3. The database holds what they are and whose.
//!
//! A transaction cannot hold a file, so the order is what keeps the two
//! together: bytes are written before the row that names them, and a row is
//! deleted after its bytes. What a crash leaves behind is a file no row names;
//! [`FileStore::sweep`] takes it away once it is old enough to be nobody's upload.

mod tombstones;

use std::{collections::BTreeSet, fmt, fs, path::Path as FilePath, sync::Arc};

use actix_web::web::Bytes;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use futures_util::{Stream, StreamExt, TryStreamExt};
use object_store::{
    ClientOptions, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig, aws::AmazonS3Builder, local::LocalFileSystem,
    path::Path, prefix::PrefixStore,
};

use super::connect::Absent;
use crate::platform::{
    errors::{Error, Result},
    secrets,
    settings::{Settings, Unfit},
};

pub use tombstones::Tombstone;

/// The name of a file's bytes: the day they came, by the clock of the house, and a word nobody can guess.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileKey(String);

impl FileKey {
    /// A name nothing has yet.
    pub fn fresh(now: DateTime<Utc>) -> Self {
        Self(format!("{}/{}", now.format("%Y-%m-%d"), secrets::random_token()))
    }

    /// The name a row holds.
    pub fn of(row: &str) -> Self {
        Self(row.to_owned())
    }

    /// For a row.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of what was made of it for another use.
    pub fn with(&self, part: &str) -> Self {
        Self(format!("{}.{part}", self.0))
    }

    /// The name of what it was made of.
    fn whole(&self) -> Self {
        Self(self.0.split('.').next().unwrap_or_default().to_owned())
    }

    fn day(&self) -> Option<NaiveDate> {
        self.0.split('/').next()?.parse().ok()
    }

    fn path(&self) -> Path {
        Path::from(self.0.as_str())
    }
}

/// The place where files are kept; cheap to clone.
#[derive(Clone, Debug)]
pub struct FileStore {
    place: Arc<dyn ObjectStore>,
    shown: Arc<str>,
}

impl fmt::Display for FileStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

/// A file that no row names is left alone this long: its row may be about to be written.
const YOUNG: Duration = Duration::days(1);
/// How many names are compared with the rows at once.
const AT_ONCE: usize = 200;

impl FileStore {
    /// The place the settings name. A folder is made only where it may be: a typo in
    /// its path must not look like a house whose pictures are all gone.
    pub fn open(settings: &Settings, absent: Absent) -> Result<Self, Unfit> {
        let place = match settings.files.split_once("://") {
            Some(("s3", bucket)) => bucket_of(settings, bucket)?,
            None if !settings.files.is_empty() => folder_of(FilePath::new(&settings.files), absent)?,
            _ => {
                return Err(Unfit(format!(
                    "LERNWEG_FILES is {:?}; it must be a folder or look like s3://BUCKET/PREFIX.",
                    settings.files
                )));
            }
        };
        Ok(Self { place, shown: settings.files.as_str().into() })
    }

    /// Keeps bytes under a name. When this returns they are there to stay.
    pub async fn put(&self, key: &FileKey, bytes: Bytes) -> Result<()> {
        self.place.put(&key.path(), PutPayload::from_bytes(bytes)).await.map_err(away)?;
        Ok(())
    }

    /// The bytes of a file, as they come.
    pub async fn get(&self, key: &FileKey) -> Result<impl Stream<Item = Result<Bytes>> + use<>> {
        match self.place.get(&key.path()).await {
            Ok(found) => Ok(found.into_stream().map_err(away)),
            Err(object_store::Error::NotFound { .. }) => Err(Error::Missing),
            Err(error) => Err(away(error)),
        }
    }

    /// Forgets a file; that it is gone already is fine.
    pub async fn delete(&self, key: &FileKey) -> Result<()> {
        match self.place.delete(&key.path()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(away(error)),
        }
    }

    /// The names of all files there are, tombstones too.
    pub fn all(&self) -> impl Stream<Item = Result<FileKey>> + use<> {
        let place = self.place.clone();
        place.list(None).map_ok(|found| FileKey(found.location.to_string())).map_err(away)
    }

    /// Deletes files that no row names and that are older than a day. `named` says which of the names rows know.
    pub async fn sweep(
        &self,
        now: DateTime<Utc>,
        named: impl AsyncFn(&[FileKey]) -> Result<BTreeSet<FileKey>>,
    ) -> Result<usize> {
        let young = (now - YOUNG).date_naive();
        let listed = self.place.list(None).map_err(away).try_filter_map(async |found| {
            let key = FileKey(found.location.to_string());
            // A name we did not give is not ours to delete; the day in ours is compared with the same clock that wrote it.
            Ok(key.day().is_some_and(|day| day < young).then_some(key))
        });
        let mut chunks = Box::pin(listed.try_chunks(AT_ONCE));
        let mut gone = 0;
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(|error| error.1)?;
            let wholes: Vec<FileKey> = chunk.iter().map(FileKey::whole).collect();
            let known = named(&wholes).await?;
            for key in chunk.iter().filter(|key| !known.contains(&key.whole())) {
                self.delete(key).await?;
                gone += 1;
            }
        }
        Ok(gone)
    }

    /// Whether files can be written, read and deleted here.
    pub async fn check(&self, now: DateTime<Utc>) -> Result<(), Unfit> {
        let probe = async || {
            let key = FileKey::fresh(now);
            self.put(&key, Bytes::from_static(b"probe")).await?;
            let read: Vec<Bytes> = self.get(&key).await?.try_collect().await?;
            self.delete(&key).await?;
            if read.concat() == b"probe" { Ok(()) } else { Err(Error::Unavailable("other bytes came back".into())) }
        };
        probe().await.map_err(|error| Unfit(format!("Files cannot be kept at {self}: {error}.")))
    }
}

fn away(error: object_store::Error) -> Error {
    Error::Unavailable(format!("the place where files are kept: {error}"))
}

fn folder_of(folder: &FilePath, absent: Absent) -> Result<Arc<dyn ObjectStore>, Unfit> {
    let shown = folder.display();
    if absent == Absent::Create {
        fs::create_dir_all(folder).map_err(|error| Unfit(format!("The folder {shown} cannot be made: {error}.")))?;
    }
    if !folder.is_dir() {
        return Err(Unfit(format!("The folder for files {shown} is not there; `lernweg migrate` makes it.")));
    }
    let place = LocalFileSystem::new_with_prefix(folder)
        .map_err(|error| Unfit(format!("The folder for files {shown} cannot be used: {error}.")))?;
    Ok(Arc::new(place.with_fsync(true).with_automatic_cleanup(true)))
}

fn bucket_of(settings: &Settings, bucket: &str) -> Result<Arc<dyn ObjectStore>, Unfit> {
    let (bucket, prefix) = bucket.split_once('/').unwrap_or((bucket, ""));
    let (Some(key), Some(secret)) = (&settings.s3_key, &settings.s3_secret) else {
        return Err(Unfit(
            "LERNWEG_FILES names a bucket; LERNWEG_S3_KEY and LERNWEG_S3_SECRET must be set, too.".into(),
        ));
    };
    // The library leaves the choice of cryptography to whoever uses it; that a choice was made before is fine.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(bucket)
        .with_region(settings.s3_region.as_deref().unwrap_or("us-east-1"))
        .with_access_key_id(key)
        .with_secret_access_key(secret)
        // Files go one by one, and not every service knows how to delete many at once.
        .with_disable_bulk_delete(true)
        .with_client_options(ClientOptions::new().with_timeout(std::time::Duration::from_secs(60)))
        .with_retry(RetryConfig {
            max_retries: 3,
            retry_timeout: std::time::Duration::from_secs(60),
            ..RetryConfig::default()
        });
    if let Some(endpoint) = &settings.s3_endpoint {
        // Beside the house itself, plain HTTP is somebody's decision and not ours.
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    let place = builder.build().map_err(|error| Unfit(format!("The bucket {bucket} cannot be used: {error}.")))?;
    Ok(if prefix.is_empty() { Arc::new(place) } else { Arc::new(PrefixStore::new(place, prefix)) })
}
