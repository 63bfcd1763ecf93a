# Writes, moves and removes single files, and keeps a folder of our own that only SYSTEM and the administrators can open.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:ownSddl = 'O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'

# The bytes of a small file as base64, or null when it is not there. Base64, because PowerShell takes arrays of bytes apart.
function Get-RdpdFileBase64 {
    param([Parameter(Mandatory = $true)][string]$Path)
    if (-not [System.IO.File]::Exists($Path)) {
        return $null
    }
    $info = New-Object -TypeName System.IO.FileInfo -ArgumentList $Path
    if ($info.Length -gt 2097152) {
        throw "failed: $Path is larger than 2 MB"
    }
    return [System.Convert]::ToBase64String([System.IO.File]::ReadAllBytes($Path))
}

# Writes beside the file and swaps: a reader sees the old or the new bytes, never half. The rights of the old file stay on the new one.
function Set-RdpdFileBase64 {
    param([Parameter(Mandatory = $true)][string]$Path, [AllowEmptyString()][string]$Data)
    $beside = "$Path.rdpd-$([guid]::NewGuid().ToString('N'))"
    try {
        $bytes = [System.Convert]::FromBase64String($Data)
        $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $beside, ([System.IO.FileMode]::CreateNew), ([System.IO.FileAccess]::Write), ([System.IO.FileShare]::None)
        try {
            $stream.Write($bytes, 0, $bytes.Length)
            $stream.Flush($true)
        }
        finally {
            $stream.Dispose()
        }
        if ([System.IO.File]::Exists($Path)) {
            # A hosts file is often marked read-only; Windows swaps no such file. The mark is put back.
            $marks = [System.IO.File]::GetAttributes($Path)
            $locked = (([int]$marks) -band 1) -ne 0
            if ($locked) {
                [System.IO.File]::SetAttributes($Path, [System.IO.FileAttributes](([int]$marks) -bxor 1))
            }
            try {
                [System.IO.File]::Replace($beside, $Path, [System.Management.Automation.Language.NullString]::Value)
            }
            finally {
                if ($locked) {
                    [System.IO.File]::SetAttributes($Path, $marks)
                }
            }
        }
        else {
            [System.IO.File]::Move($beside, $Path)
        }
    }
    finally {
        [System.IO.File]::Delete($beside)
    }
}

function Remove-RdpdFile {
    param([Parameter(Mandatory = $true)][string]$Path)
    Invoke-RdpdPrivileged -Body { [System.IO.File]::Delete($Path) }
}

# Moves a file or a folder on the same drive, where its rights go with it; across drives it would be a copy with other rights.
function Move-RdpdFile {
    param([Parameter(Mandatory = $true)][string]$From, [Parameter(Mandatory = $true)][string]$To)
    if ([System.IO.Path]::GetPathRoot($From) -ne [System.IO.Path]::GetPathRoot($To)) {
        throw 'refused: the new place is on another drive, where the rights of the file would be lost'
    }
    Invoke-RdpdPrivileged -Body {
        if ([System.IO.Directory]::Exists($From)) {
            [System.IO.Directory]::Move($From, $To)
        }
        else {
            [System.IO.File]::Move($From, $To)
        }
    }
}

# A folder for SYSTEM and administrators. Anybody may make folders in ProgramData, so one that is there with other rights is not trusted.
function New-RdpdProtectedFolder {
    param([Parameter(Mandatory = $true)][string]$Path)
    if ([System.IO.Directory]::Exists($Path)) {
        $acl = Get-RdpdFileAcl -Path $Path
        $others = @($acl['Rules'] | Where-Object { $_['Allow'] -and (@('S-1-5-18', 'S-1-5-32-544') -notcontains $_['Sid']) })
        if ((@('S-1-5-18', 'S-1-5-32-544') -notcontains $acl['Owner']) -or (-not $acl['Protected']) -or ($others.Count -gt 0)) {
            throw "refused: $Path is open to others than administrators"
        }
        return
    }
    $security = New-Object -TypeName System.Security.AccessControl.DirectorySecurity
    $security.SetSecurityDescriptorSddlForm($script:ownSddl)
    if ($PSVersionTable.PSVersion.Major -ge 6) {
        $info = New-Object -TypeName System.IO.DirectoryInfo -ArgumentList $Path
        [System.IO.FileSystemAclExtensions]::Create($info, $security)
    }
    else {
        $null = [System.IO.Directory]::CreateDirectory($Path, $security)
    }
}

Export-ModuleMember -Function *
